import type { ComponentType } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { createClient } from '../../shared/api/client.ts';
import type { Session } from '../../shared/api/contracts/session.ts';
import type { Locale } from '../../shared/i18n/i18n.ts';
import { CallerContext, patientFetch } from '../session/caller.tsx';
import { keepSession, loadSession } from '../session/session.ts';
import { SayContext } from '../ui/text.tsx';
import { Bar } from './bar.tsx';
import type { Face, FaceProps } from './face.ts';
import { faceOf } from './faces.ts';
import { NoticesProvider } from './notices.tsx';
import { revalidatingFetch } from './revalidating-fetch.ts';
import { SignIn } from './sign-in.tsx';
import { CHINESE, loadWords, type PageSay, useSay } from './words.ts';

const LOCALE_KEY = 'annex-sync.locale';

function keptLocale(): Locale {
  try {
    return localStorage.getItem(LOCALE_KEY) === 'en' ? 'en' : 'zh-CN';
  } catch {
    return 'zh-CN';
  }
}

function useHash(): string {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const read = () => setHash(location.hash);
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  return hash;
}

/** The whole page: words, who is signed in, and which of its few faces is shown. */
export function App() {
  const [say, setSay] = useState<PageSay>(() => CHINESE);
  const [session, setSession] = useState<Session | null>(() => loadSession(new Date()));
  const [ended, setEnded] = useState(false);
  const hash = useHash();

  const speak = (locale: Locale) => {
    loadWords(locale).then((next) => {
      setSay(() => next);
      document.documentElement.lang = locale;
      document.title = next('app.name');
    });
  };
  useEffect(() => speak(keptLocale()), []);
  const switchLocale = () => {
    const next = say.locale === 'zh-CN' ? 'en' : 'zh-CN';
    speak(next);
    try {
      localStorage.setItem(LOCALE_KEY, next);
    } catch {
      // Not kept then; the switch still holds for this visit.
    }
  };
  const enter = (next: Session | null, wasEnded = false) => {
    keepSession(next);
    setSession(next);
    setEnded(wasEnded);
  };
  const caller = useMemo(() => {
    if (!session) return null;
    const onEnded = () => enter(null, true);
    const api = createClient({
      fetch: revalidatingFetch(patientFetch(onEnded)),
      token: session.token,
      locale: say.locale,
    });
    return { session, api, onEnded };
  }, [session, say]);
  const shown = faceOf(hash, session?.role ?? null);
  const face = shown && <Shown key={shown.face.name} face={shown.face} rest={shown.rest} />;
  const bar = (
    <Bar session={session} shown={shown?.face ?? null} onLocale={switchLocale} onSignOut={() => enter(null)} />
  );

  return (
    <SayContext.Provider value={say}>
      <a class="skip" href="#content">
        {say('app.skip')}
      </a>
      {caller === null ? (
        <>
          {bar}
          {shown?.face.roles === 'public' ? face : <SignIn ended={ended} onSession={enter} />}
        </>
      ) : (
        <CallerContext.Provider value={caller}>
          <NoticesProvider key={caller.session.token}>
            {bar}
            {face ?? <Unknown />}
          </NoticesProvider>
        </CallerContext.Provider>
      )}
    </SayContext.Provider>
  );
}

type Loading = { kind: 'opening' | 'failed' } | { kind: 'open'; component: ComponentType<FaceProps> };

function Shown({ face, rest }: { face: Face; rest: string }) {
  const say = useSay();
  const [loading, setLoading] = useState<Loading>({ kind: 'opening' });
  const load = () => {
    setLoading({ kind: 'opening' });
    face.load().then(
      (component) => setLoading({ kind: 'open', component }),
      () => setLoading({ kind: 'failed' }),
    );
  };
  useEffect(load, [face]);
  if (loading.kind === 'open') return <loading.component rest={rest} />;
  return (
    <main id="content">
      {loading.kind === 'opening' ? (
        <span class="skeleton tall" role="status" aria-label={say('face.opening')} />
      ) : (
        <p class="card row" role="alert">
          {say('face.failed')}
          <button type="button" class="button small" onClick={load}>
            {say('failure.retry')}
          </button>
        </p>
      )}
    </main>
  );
}

function Unknown() {
  const say = useSay();
  return (
    <main id="content">
      <p class="card row">
        {say('face.unknown')}
        <a href="#/">{say('app.home')}</a>
      </p>
    </main>
  );
}
