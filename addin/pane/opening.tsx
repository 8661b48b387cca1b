import type { Locale } from '../../shared/i18n/i18n.ts';
import { Icon } from '../ui/icon.tsx';
import { sayOpening } from './words.tsx';

/** While the workbook is read: where the banner, the counts and the list will stand. */
export function Opening({ locale }: { locale: Locale }) {
  return (
    <main class="frame" aria-busy="true">
      <p class="visually-hidden" role="status">
        {sayOpening('start.loading', locale)}
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
export function Stopped(props: {
  why: 'unreachable' | 'noExcel' | 'failed' | 'offline';
  locale: Locale;
  onRetry?: () => void;
}) {
  const { why, locale, onRetry } = props;
  return (
    <main class="frame stopped">
      <div class="body stack">
        <h1 class="word wrap tone-amber">
          <Icon name={why === 'noExcel' ? 'sheet' : 'offline'} />
          {sayOpening(`start.${why}`, locale)}
        </h1>
        <p>{sayOpening(`start.${why}Why`, locale)}</p>
        <div class="row">
          {why !== 'noExcel' && (
            <button type="button" class="button primary" onClick={why === 'failed' ? onRetry : () => location.reload()}>
              {sayOpening('start.retry', locale)}
            </button>
          )}
          <a class="button" href="/" target="_blank" rel="noreferrer">
            {sayOpening('start.toPage', locale)}
          </a>
        </div>
      </div>
    </main>
  );
}
