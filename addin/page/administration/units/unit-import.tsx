import { useRef, useState } from 'preact/hooks';
import type { UnitPlanJson } from '../../../../shared/api/contracts/unit.ts';
import { useCaller } from '../../../session/caller.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useSay } from '../../words.ts';
import { Problem } from '../asked.tsx';
import { useDoing } from '../asking.ts';
import { useManaged } from '../units-context.tsx';
import { UnitPlan } from './unit-plan.tsx';

interface Tried {
  readonly name: string;
  readonly table: Uint8Array<ArrayBuffer>;
  readonly plan: UnitPlanJson;
}

/** A table of units: chosen, shown as what it would do, and only then done. */
export function UnitImport() {
  const say = useSay();
  const { api } = useCaller();
  const { reload } = useManaged();
  const { busy, problem, go, clear } = useDoing();
  const [tried, setTried] = useState<Tried | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return;
    const table = new Uint8Array(await chosen.arrayBuffer());
    setTried(null);
    await go(
      () => api.importUnits(table),
      (plan) => setTried({ name: chosen.name, table, plan }),
    );
    // The same file, corrected, is to be chosen again.
    if (file.current) file.current.value = '';
  };
  const carryOut = ({ name, table, plan }: Tried) =>
    go(
      () => api.importUnits(table, plan.plan),
      (done) => {
        setTried({ name, table, plan: done });
        reload();
      },
    );
  return (
    <section class="card stack" aria-label={say('admin.units.import')}>
      <h2>{say('admin.units.import')}</h2>
      <p class="quiet">{say('admin.units.importHint')}</p>
      <div class="row">
        <button type="button" class="button" disabled={busy} onClick={() => file.current?.click()}>
          <Icon name="upload" />
          {say(tried ? 'admin.units.chooseAgain' : 'admin.units.choose')}
        </button>
        <input
          ref={file}
          type="file"
          class="visually-hidden"
          tabIndex={-1}
          aria-label={say('admin.units.choose')}
          accept=".xlsx,.xls,.csv,.ods"
          onChange={(event) => choose(event.currentTarget.files?.[0])}
        />
        <span class="quiet" role="status">
          {busy ? say('admin.busy') : tried?.name}
        </span>
      </div>
      <Problem text={problem} />
      {tried && <UnitPlan plan={tried.plan} busy={busy} onCarryOut={() => carryOut(tried)} onDrop={drop} />}
    </section>
  );

  function drop() {
    setTried(null);
    clear();
  }
}
