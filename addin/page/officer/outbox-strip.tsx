import { Icon } from '../../ui/icon.tsx';
import { useSay } from '../words.ts';
import type { Delivery } from './use-delivery.ts';

/** 网络中断，已存待发 1 份; and what another unit left behind on this computer. */
export function OutboxStrip({ delivery }: { delivery: Delivery }) {
  const say = useSay();
  const [other] = delivery.others;
  return (
    <div role="status">
      {delivery.waiting.length > 0 && (
        <div class="strip tone-amber outbox">
          <Icon name="offline" />
          <div class="strip-text">
            <strong>{say('outbox.waiting', { count: delivery.waiting.length })}</strong>
            <p class="small">{say('outbox.why')}</p>
          </div>
          <button type="button" class="button small" onClick={delivery.retry}>
            {say('outbox.retry')}
          </button>
          {delivery.waiting.map((pending) => (
            <button key={pending.id} type="button" class="button plain small" onClick={() => delivery.discard(pending)}>
              {say('outbox.discard')}
            </button>
          ))}
        </div>
      )}
      {other && (
        <p class="strip tone-info others">
          <Icon name="info" />
          <span class="strip-text">
            {say('outbox.otherUnit', { unit: other.owner.unitName, count: delivery.others.length })}
          </span>
        </p>
      )}
    </div>
  );
}
