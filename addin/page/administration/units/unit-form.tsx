import { useState } from 'preact/hooks';
import { LEVELS, type Level } from '../../../../shared/annex/level.ts';
import type { UnitRow } from '../../../../shared/api/contracts/unit.ts';
import { csvText } from '../../../../shared/csv/csv-text.ts';
import { LEVEL_NAMES, UNIT_COLUMNS } from '../../../../shared/units/unit-table.ts';
import { useCaller } from '../../../session/caller.tsx';
import { useSay } from '../../words.ts';
import { useDoing } from '../asking.ts';
import { DialogForm } from '../dialog-form.tsx';
import { useManaged } from '../units-context.tsx';

/** A table of one unit: what a person types here goes the way of every import. */
const tableOf = ({ code, name, level, parent }: UnitRow) =>
  new TextEncoder().encode(csvText([UNIT_COLUMNS, [code, name, LEVEL_NAMES[level], parent ?? '']]));

/** The row's number tells nothing here: the table has one. */
const withoutRow = (message: string) => message.replace(/^[^:\uff1a]*[:\uff1a]\s*/, '');

const levelsBelow = (level: Level): Level[] => LEVELS.slice(LEVELS.indexOf(level) + 1);

/** Adds a unit below `above`, or renames `unit`. */
export function UnitForm(props: { above: UnitRow; unit: UnitRow | null; onClose(): void }) {
  const { above, unit, onClose } = props;
  const say = useSay();
  const { api } = useCaller();
  const { reload } = useManaged();
  const { busy, problem, go } = useDoing();
  const levels = levelsBelow(above.level);
  const [typed, setTyped] = useState<UnitRow>(
    unit ?? { code: '', name: '', level: levels[0] ?? 'organisation', parent: above.code },
  );
  const [fault, setFault] = useState('');
  const change = (part: Partial<UnitRow>) => setTyped({ ...typed, ...part });
  const save = () => {
    setFault('');
    const table = tableOf(typed);
    void go(
      () => api.importUnits(table),
      (plan) => {
        const [issue] = plan.issues;
        if (issue) setFault(withoutRow(issue.message));
        else if (!unit && plan.added.length === 0) setFault(say('admin.units.taken', { code: typed.code }));
        else void go(() => api.importUnits(table, plan.plan), done);
      },
    );
  };
  const done = () => {
    reload();
    onClose();
  };
  return (
    <DialogForm
      title={say(unit ? 'admin.units.rename' : 'admin.units.addBelow', { unit: above.name })}
      go={say('admin.save')}
      problem={fault || problem}
      {...{ busy, onGo: save, onClose }}
    >
      <label class="stack">
        {say('admin.units.name')}
        <input
          class="input"
          required
          maxLength={100}
          value={typed.name}
          onInput={(event) => change({ name: event.currentTarget.value })}
        />
      </label>
      {!unit && (
        <>
          <label class="stack">
            {say('admin.units.code')}
            <input
              class="input"
              required
              maxLength={40}
              pattern="[0-9A-Za-z][0-9A-Za-z\-]+"
              title={say('admin.units.codeHint')}
              value={typed.code}
              onInput={(event) => change({ code: event.currentTarget.value.trim() })}
            />
            <span class="quiet small">{say('admin.units.codeHint')}</span>
          </label>
          <label class="stack">
            {say('admin.units.level')}
            <select
              class="input"
              value={typed.level}
              onChange={(event) => change({ level: event.currentTarget.value as Level })}
            >
              {levels.map((level) => (
                <option key={level} value={level}>
                  {say(`admin.level.${level}`)}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
    </DialogForm>
  );
}
