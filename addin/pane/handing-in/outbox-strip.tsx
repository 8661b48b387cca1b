import type { Pending } from '../../outbox/outbox.ts';
import { Icon } from '../../ui/icon.tsx';
import { usePaneSay } from '../words.tsx';
import { useHandInWorld, useStore } from '../world.tsx';

/** 网络中断，已存待发 1 份; and what another sign-in left behind on this computer. */
export function OutboxStrip() {
  const say = usePaneSay();
  const { delivery } = useHandInWorld();
  const { waiting, others, offline } = useStore(delivery.store);
  const [other] = others;
  return (
    <>
      {waiting.length > 0 && (
        <div class="strip tone-amber outbox">
          <Icon name="offline" />
          <div class="strip-text">
            <strong>{say(offline ? 'outbox.waiting' : 'outbox.kept', { count: waiting.length })}</strong>
            <p class="small">{say(offline ? 'outbox.why' : 'waits.busy')}</p>
            {waiting.length > 1 && (
              <ul class="small">
                {waiting.map(({ id, annexTitle }) => (
                  <li key={id}>{annexTitle}</li>
                ))}
              </ul>
            )}
          </div>
          <div class="row">
            <button type="button" class="button small retry" onClick={() => void delivery.retry()}>
              {say('outbox.retry')}
            </button>
            {waiting.map((pending: Pending) => (
              <button
                key={pending.id}
                type="button"
                class="button plain small discard"
                title={pending.annexTitle}
                onClick={() => void delivery.discard(pending)}
              >
                {waiting.length > 1 ? say('outbox.discardOne', { annex: pending.annexTitle }) : say('outbox.discard')}
              </button>
            ))}
          </div>
        </div>
      )}
      {offline && waiting.length === 0 && (
        <p class="strip tone-amber">
          <Icon name="offline" />
          <span class="strip-text">{say('failure.offline')}</span>
        </p>
      )}
      {other && (
        <p class="strip tone-info">
          <Icon name="info" />
          <span class="strip-text">
            {say('outbox.otherUnit', { unit: other.owner.unitName, count: others.length })}
          </span>
        </p>
      )}
    </>
  );
}
