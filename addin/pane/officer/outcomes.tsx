import type { TableState } from '../../usecases/desk-state.ts';
import { later } from '../later.tsx';
import { useStore, useWorld } from '../world.tsx';

const OutcomeCard = later(async () => (await import('./outcome-card.tsx')).OutcomeCard);

/** What came of the last submission of this annex. */
export function Outcomes({ at }: { at: TableState }) {
  const { delivery, desk } = useWorld();
  const { outcome } = useStore(delivery.store);
  const { changed } = useStore(desk.store);
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
