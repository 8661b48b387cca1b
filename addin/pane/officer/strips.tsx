import type { Pending } from '../../outbox/outbox.ts';
import { Icon } from '../../ui/icon.tsx';
import type { TableState } from '../../usecases/desk-state.ts';
import { usePaneSay } from '../words.tsx';
import { useStore, useWorld } from '../world.tsx';

/** What holds for now and passes: a cell being edited, no network, checks not enabled, what was done last. */
export function Strips({ at }: { at?: TableState }) {
  const say = usePaneSay();
  const { desk } = useWorld();
  const { waiting, doing, share, problem, done } = useStore(desk.store);
  return (
    <div class="strips" role="status">
      {waiting && (
        <p class="strip tone-info">
          <Icon name="late" />
          <span class="strip-text">{say('waiting.editing')}</span>
        </p>
      )}
      {doing && doing !== 'fix' && doing !== 'pull' && (
        <p class="doing small">
          {say(doing === 'submit' ? 'submit.checking' : doing === 'check' ? 'submit.checking' : 'enable.doing')}
          <progress aria-label={say('enable.doing')} {...(share === null ? {} : { value: share })} />
        </p>
      )}
      {problem && (
        <p class="strip tone-error" role="alert">
          <Icon name="error" />
          <span class="strip-text">{say(`host.${problem.code}`)}</span>
        </p>
      )}
      <Waiting />
      {at && !at.enabled && !doing && (
        <div class="strip tone-info">
          <Icon name="info" />
          <span class="strip-text">{say('enable.offer')}</span>
          <button type="button" class="button small enable" onClick={() => void desk.enable()}>
            {say('enable.go')}
          </button>
        </div>
      )}
      {done && !doing && (
        <p class="word wrap tone-good small said">
          <Icon name="done" />
          {say(`done.${done.what}`, { count: done.count })}
        </p>
      )}
    </div>
  );
}

/** 网络中断，已存待发 1 份; and what another sign-in left behind on this computer. */
function Waiting() {
  const say = usePaneSay();
  const { delivery } = useWorld();
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
