import { annexById } from '../../../../shared/annex/catalogue/index.ts';
import type { Level } from '../../../../shared/annex/level.ts';
import { useSay } from '../../words.ts';
import { UnitPicks } from '../unit-field.tsx';
import { isStanding } from '../unit-list.ts';
import { useManaged } from '../units-context.tsx';
import { type AnnexForm, defaultDay } from './draft-form.ts';

/** Whom one annex asks: levels with their last day; where wanted only some units; who is freed. */
export function AnnexAsked(props: { form: AnnexForm; offered: readonly Level[]; onChange(form: AnnexForm): void }) {
  const { form, offered, onChange } = props;
  const say = useSay();
  const definition = annexById(form.annex);
  const name = definition ? `${definition.code} ${definition.title}` : form.annex;
  return (
    <fieldset class="annex-asked stack">
      <legend>{name}</legend>
      {definition?.scope.quote && <p class="quiet small">{definition.scope.quote}</p>}
      <LevelDays form={form} offered={offered} name={name} onChange={onChange} />
      <label class="tick">
        <input
          type="checkbox"
          checked={form.nil}
          onChange={(event) => onChange({ ...form, nil: event.currentTarget.checked })}
        />
        {say('admin.draft.nil')}
      </label>
      <details>
        <summary>{say('admin.draft.only', { count: form.only.length })}</summary>
        <UnitPicks
          label={say('admin.draft.onlyUnits')}
          units={form.only}
          fits={isStanding}
          onChange={(only) => onChange({ ...form, only })}
        />
      </details>
      <details>
        <summary>{say('admin.draft.exempt', { count: form.exempt.length })}</summary>
        <Exempt form={form} onChange={onChange} />
      </details>
    </fieldset>
  );
}

function LevelDays(props: {
  form: AnnexForm;
  offered: readonly Level[];
  name: string;
  onChange(form: AnnexForm): void;
}) {
  const { form, offered, name, onChange } = props;
  const say = useSay();
  const choose = (level: Level, chosen: boolean) => {
    const { [level]: _, ...others } = form.levels;
    onChange({ ...form, levels: chosen ? { ...others, [level]: defaultDay(level, offered, new Date()) } : others });
  };
  return (
    <ul class="stack">
      {offered.map((level) => {
        const day = form.levels[level];
        const word = say(`admin.level.${level}`);
        return (
          <li key={level} class="row level-day">
            <label class="tick">
              <input
                type="checkbox"
                checked={day !== undefined}
                onChange={(event) => choose(level, event.currentTarget.checked)}
              />
              {word}
            </label>
            {day !== undefined && (
              <label class="row">
                <span class="quiet">{say('admin.draft.until')}</span>
                <input
                  type="date"
                  class="input auto"
                  aria-label={say('admin.draft.untilOf', { annex: name, level: word })}
                  value={day}
                  onInput={(event) =>
                    onChange({ ...form, levels: { ...form.levels, [level]: event.currentTarget.value } })
                  }
                />
              </label>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Exempt({ form, onChange }: { form: AnnexForm; onChange(form: AnnexForm): void }) {
  const say = useSay();
  const { list } = useManaged();
  const pick = (units: readonly string[]) =>
    onChange({
      ...form,
      exempt: units.map((unit) => form.exempt.find((each) => each.unit === unit) ?? { unit, reason: '' }),
    });
  const explain = (unit: string, reason: string) =>
    onChange({ ...form, exempt: form.exempt.map((each) => (each.unit === unit ? { unit, reason } : each)) });
  return (
    <div class="stack">
      <UnitPicks
        label={say('admin.draft.exemptUnits')}
        units={form.exempt.map(({ unit }) => unit)}
        fits={isStanding}
        onChange={pick}
      />
      {form.exempt.map(({ unit, reason }) => (
        <label key={unit} class="stack">
          {say('admin.draft.exemptReason', { unit: list.get(unit)?.name ?? unit })}
          <input
            class="input"
            maxLength={500}
            value={reason}
            onInput={(event) => explain(unit, event.currentTarget.value)}
          />
        </label>
      ))}
    </div>
  );
}
