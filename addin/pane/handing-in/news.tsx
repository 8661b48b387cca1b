import { useEffect } from 'preact/hooks';
import type { TableState } from '../../usecases/desk-state.ts';
import { later } from '../later.tsx';
import { useHandInWorld, useStore, useWorld } from '../world.tsx';
import { OutboxStrip } from './outbox-strip.tsx';

const OutcomeCard = later(async () => (await import('./outcome-card.tsx')).OutcomeCard);
const ReturnedAnnex = later(async () => (await import('./returned-annex.tsx')).ReturnedAnnex);

/** After an edit, until the data are held against the receipt and the return: a hash of everything is not for every key. */
const COMPARE_MS = 400;

/** What came of handing in: what waits, what the Worker answered, what was handed back. */
export function News({ at }: { at?: TableState }) {
  useComparing();
  return (
    <>
      <div class="strips" role="status">
        <OutboxStrip />
      </div>
      {at && <Outcomes at={at} />}
      {at && <Returns at={at} />}
    </>
  );
}

/** Holds what stands in the workbook against its receipts and returns, a moment after it changed. */
function useComparing(): void {
  const { desk } = useWorld();
  const { delivery, returning } = useHandInWorld();
  const { tables } = useStore(desk.store);
  const { notices } = useStore(delivery.store);
  useEffect(() => {
    const timer = setTimeout(() => {
      void delivery.compareWithReceipts();
      void returning.place();
    }, COMPARE_MS);
    return () => clearTimeout(timer);
  }, [delivery, returning, tables]);
  const annexes = [...new Set(tables.map(({ table }) => table.annex.id))].join();
  useEffect(() => {
    if (notices && annexes !== '') void returning.look(notices);
  }, [returning, notices, annexes]);
}

/** What came of the last submission of this annex. */
function Outcomes({ at }: { at: TableState }) {
  const { delivery } = useHandInWorld();
  const { outcome, changed } = useStore(delivery.store);
  if (outcome?.annex !== at.table.annex.id) return null;
  // Told once; when the data change again, the foot says so.
  if (outcome.outcome.kind === 'received' && changed.has(at.table.key)) return null;
  // The strip of the outbox says it already.
  if (outcome.outcome.kind === 'waiting' && outcome.outcome.reason !== 'signIn') return null;
  return (
    <div role="alert">
      <OutcomeCard outcome={outcome.outcome} />
    </div>
  );
}

function Returns({ at }: { at: TableState }) {
  const { desk } = useWorld();
  const { returns } = useStore(useHandInWorld().returning.store);
  const { selection } = useStore(desk.store);
  return returns.has(at.table.annex.id) ? <ReturnedAnnex at={at} selection={selection} /> : null;
}
