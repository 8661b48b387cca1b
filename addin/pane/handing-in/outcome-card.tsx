import { Icon } from '../../ui/icon.tsx';
import { momentText } from '../../ui/time.ts';
import type { Outcome } from '../../usecases/delivery.ts';
import { usePaneSay } from '../words.tsx';
import { useHandInWorld } from '../world.tsx';
import { ConflictCard } from './conflict-card.tsx';

/** What came of a submission, and what to do about it. */
export function OutcomeCard({ outcome }: { outcome: Outcome }) {
  const say = usePaneSay();
  switch (outcome.kind) {
    case 'received':
      return (
        <Card tone="good" icon="done" title={say('receipt.got', { number: outcome.receipt.number })}>
          <p class="small">
            {say('tasks.version', { version: outcome.receipt.version })} ·{' '}
            {outcome.receipt.nil ? say('receipt.nil') : say('stale.rows', { count: outcome.receipt.count })} ·{' '}
            {momentText(outcome.receipt.receivedAt, say.locale)}
          </p>
          <p class="small quiet">{say('receipt.kept')}</p>
        </Card>
      );
    case 'waiting':
      return <Card tone="amber" icon="offline" title={say(`waits.${outcome.reason}`)} />;
    case 'blocked': {
      const count = outcome.errors + outcome.confirms;
      return <Card tone="amber" icon="warning" title={say(blockedBy(outcome), { ...outcome, count })} />;
    }
    case 'empty':
      return <Card tone="amber" icon="warning" title={say('submit.emptyPlain')} />;
    case 'unanswered':
      // The officer stands in the field of the first one, and the foot says how many are left.
      return null;
    case 'stale':
      return <ConflictCard stale={outcome.stale} />;
    case 'refused':
      return (
        <Card tone="error" icon="error" title={say('outcome.refused', { detail: outcome.detail })}>
          <ul class="stack small">
            {outcome.issues.slice(0, 20).map((issue) => (
              <li key={`${issue.code}${issue.cell}${issue.record}`}>{issue.message}</li>
            ))}
          </ul>
        </Card>
      );
  }
}

/** Names only what there is. */
function blockedBy({ errors, confirms }: { errors: number; confirms: number }) {
  if (confirms === 0) return 'submit.errors';
  return errors === 0 ? 'submit.confirms' : 'outcome.blocked';
}

function Card(props: {
  tone: 'good' | 'amber' | 'error';
  icon: 'done' | 'offline' | 'warning' | 'error';
  title: string;
  children?: preact.ComponentChildren;
}) {
  const say = usePaneSay();
  const { delivery } = useHandInWorld();
  return (
    <section class={`strip outcome tone-${props.tone}`}>
      <Icon name={props.icon} />
      <div class="strip-text stack">
        <strong>{props.title}</strong>
        {props.children}
      </div>
      <button
        type="button"
        class="button plain small close"
        aria-label={say('outcome.close')}
        title={say('outcome.close')}
        onClick={() => delivery.dismiss()}
      >
        <Icon name="close" />
      </button>
    </section>
  );
}
