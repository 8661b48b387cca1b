import type { Session } from '../../shared/api/contracts/session.ts';
import { Icon } from '../ui/icon.tsx';
import type { Face } from './face.ts';
import { tabsOf } from './faces.ts';
import { useBelow } from './notices.tsx';
import { useSay } from './words.ts';

/** The page's head: who is signed in, the faces of their role, language and signing out. */
export function Bar(props: { session: Session | null; shown: Face | null; onLocale(): void; onSignOut(): void }) {
  const say = useSay();
  const { session } = props;
  const below = useBelow();
  const tabs = session ? tabsOf(session.role, below) : [];
  // Of one place alone there is only the way back to it.
  const led = tabs.length > 1 || tabs[0] !== props.shown;
  return (
    <header class="bar">
      <a class="brand" href="#/">
        <img src="/icon.svg" alt="" width="24" height="24" />
        <span>{say('app.name')}</span>
      </a>
      {session && (
        <p class="who">
          <strong>{session.unitName}</strong> <span class="quiet">{say(`role.${session.role}`)}</span>{' '}
          <a class="small" href="#/devices">
            {say('devices.title')}
          </a>
        </p>
      )}
      <nav class="row" aria-label={say('face.nav')}>
        {led &&
          tabs.map(
            (face) =>
              face.tab && (
                <a
                  key={face.name}
                  class="button plain face"
                  href={`#/${face.name}`}
                  aria-current={face === props.shown ? 'page' : undefined}
                >
                  {say(face.tab)}
                </a>
              ),
          )}
        <a class="button plain" href="#/receipt">
          {say('app.receipts')}
        </a>
        <button
          type="button"
          class="button plain"
          lang={say.locale === 'zh-CN' ? 'en' : 'zh-CN'}
          onClick={props.onLocale}
        >
          {say('app.language')}
        </button>
        {session && (
          <button type="button" class="button plain" onClick={props.onSignOut}>
            <Icon name="close" />
            {say('app.signOut')}
          </button>
        )}
      </nav>
    </header>
  );
}
