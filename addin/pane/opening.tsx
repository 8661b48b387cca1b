import { Icon } from '../ui/icon.tsx';
import { usePaneSay } from './words.tsx';

/** While the workbook is read: where the banner, the counts and the list will stand. */
export function Opening() {
  const say = usePaneSay();
  return (
    <main class="frame" aria-busy="true">
      <p class="visually-hidden" role="status">
        {say('start.loading')}
      </p>
      <div class="banner stack" aria-hidden="true">
        <span class="skeleton" style={{ width: '80%' }} />
        <span class="skeleton" style={{ width: '50%' }} />
      </div>
      <div class="body stack" aria-hidden="true">
        <span class="skeleton" style={{ width: '60%' }} />
        <span class="skeleton tall" />
        <span class="skeleton tall" />
        <span class="skeleton tall" />
      </div>
    </main>
  );
}

/** Why there is nothing to work on, what was kept, and what to do. */
export function Stopped(props: { why: 'unreachable' | 'noExcel' | 'failed' | 'offline'; onRetry?: () => void }) {
  const { why, onRetry } = props;
  const say = usePaneSay();
  return (
    <main class="frame stopped">
      <div class="body stack">
        <h1 class="word wrap tone-amber">
          <Icon name={why === 'noExcel' ? 'sheet' : 'offline'} />
          {say(`start.${why}`)}
        </h1>
        <p>{why === 'failed' ? say('host.failed') : say(`start.${why}Why`)}</p>
        <div class="row">
          {why !== 'noExcel' && (
            <button type="button" class="button primary" onClick={why === 'failed' ? onRetry : () => location.reload()}>
              {say('start.retry')}
            </button>
          )}
          <a class="button" href="/" target="_blank" rel="noreferrer">
            {say('start.toPage')}
          </a>
        </div>
      </div>
    </main>
  );
}
