import { useEffect, useMemo, useState } from 'preact/hooks';
import { createClient } from '../../shared/api/client.ts';
import type { Session } from '../../shared/api/contracts/session.ts';
import type { Locale } from '../../shared/i18n/i18n.ts';
import { page as zhCN } from '../../shared/i18n/zh-CN/page.ts';
import { CallerContext, patientFetch } from '../session/caller.tsx';
import { keepSession, loadSession } from '../session/session.ts';
import { Icon } from '../ui/icon.tsx';
import { type Say, SayContext, sayOf, useSay } from '../ui/text.tsx';
import { Officer } from './officer/officer.tsx';
import { ReceiptCheck } from './receipt/receipt-check.tsx';
import { Reviewer } from './reviewer/reviewer.tsx';
import { SignIn } from './sign-in.tsx';

const LOCALE_KEY = 'annex-sync.locale';
const zh = sayOf(zhCN, 'zh-CN');

function keptLocale(): Locale {
  try {
    return localStorage.getItem(LOCALE_KEY) === 'en' ? 'en' : 'zh-CN';
  } catch {
    return 'zh-CN';
  }
}

async function loadSay(locale: Locale): Promise<Say> {
  if (locale === 'zh-CN') return zh;
  return sayOf((await import('../../shared/i18n/en/page.ts')).page, 'en');
}

/** The receipt number of `#/receipt/2021-000123`; empty to be asked for; null on every other page. */
function receiptOf(hash: string): string | null {
  const match = /^#\/receipt\/?(.*)$/.exec(hash);
  return match ? decodeURIComponent(match[1] ?? '') : null;
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
  const [say, setSay] = useState<Say>(() => zh);
  const [session, setSession] = useState<Session | null>(() => loadSession(new Date()));
  const [ended, setEnded] = useState(false);
  const receipt = receiptOf(useHash());

  const speak = (locale: Locale) => {
    loadSay(locale).then((next) => {
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
    const api = createClient({ fetch: patientFetch(onEnded), token: session.token, locale: say.locale });
    return { session, api, onEnded };
  }, [session, say]);

  return (
    <SayContext.Provider value={say}>
      <a class="skip" href="#content">
        {say('app.skip')}
      </a>
      <Bar session={session} onLocale={switchLocale} onSignOut={() => enter(null)} />
      {receipt !== null ? (
        <ReceiptCheck number={receipt} />
      ) : caller === null ? (
        <SignIn ended={ended} onSession={enter} />
      ) : (
        <CallerContext.Provider value={caller}>
          {caller.session.role === 'officer' ? <Officer /> : <Reviewer />}
        </CallerContext.Provider>
      )}
    </SayContext.Provider>
  );
}

function Bar(props: { session: Session | null; onLocale(): void; onSignOut(): void }) {
  const say = useSay();
  const { session } = props;
  return (
    <header class="bar">
      <a class="brand" href="#/">
        <img src="/icon.svg" alt="" width="24" height="24" />
        <span>{say('app.name')}</span>
      </a>
      {session && (
        <p class="who">
          <strong>{session.unitName}</strong> <span class="quiet">{say(`role.${session.role}`)}</span>
        </p>
      )}
      <nav class="row">
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
