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
