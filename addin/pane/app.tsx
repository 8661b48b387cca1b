import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Session } from '../../shared/api/contracts/session.ts';
import type { Locale } from '../../shared/i18n/i18n.ts';
import type { Started } from '../host/start-office.ts';
import { patientFetch } from '../session/caller.tsx';
import { keepSession, loadSession } from '../session/session.ts';
import { type Say, SayContext } from '../ui/text.tsx';
import type { Wanted } from './commands.ts';
import { dataOf } from './data.ts';
import { keptLocale } from './kept-locale.ts';
import { OfficerFrame } from './officer/officer-frame.tsx';
import { Opening, Stopped } from './opening.tsx';
import { SignIn } from './sign-in.tsx';
import { useRoom } from './use-room.ts';
import { wordsIn } from './words.tsx';
import { type PaneContext, type Signed, type World, WorldContext } from './world.tsx';

type Start = () => Promise<Started | 'unreachable' | 'noExcel'>;
type Phase = 'opening' | 'unreachable' | 'noExcel' | 'offline' | 'failed' | World;

/** After the pane stands there, until the seldom used parts are fetched. */
const REST_MS = 3_000;

/** Rejects where a part of the pane does not arrive. */
async function build(started: Started, locale: Locale): Promise<{ readonly world: World; readonly say: Say }> {
  const [engine, divisions, annexes, { say, ...spoken }] = await Promise.all([
    import('./engine.ts'),
    dataOf('divisions'),
    dataOf('annexes'),
    wordsIn(locale),
  ]);
  return { world: engine.buildWorld(started, { divisions, annexes, ...spoken }), say };
}

const fetchHandIn = async (world: World) => (await import('./handing-in/hand-in.ts')).buildHandIn(world);
const fetchReviewerRoom = async (world: World) =>
  (await import('./reviewer/reviewer-room.tsx')).buildReviewerRoom(world);

/** The whole pane: the program it stands in, who is signed in, and which of its faces is shown. */
export function App({ start }: { start: Start }) {
  const [locale, setLocale] = useState<Locale>(() => keptLocale(navigator.language, ''));
  const [say, setSay] = useState<Say | null>(null);
  const [phase, setPhase] = useState<Phase>('opening');
  const [session, setSession] = useState<Session | null>(() => loadSession(new Date()));
  const [ended, setEnded] = useState(false);
  const [onlyChecking, setOnlyChecking] = useState(false);
  const started = useRef<Started | null>(null);
  const sessionNow = useRef(session);
  sessionNow.current = session;

  const enter = useCallback((next: Session | null, wasEnded = false) => {
    keepSession(next);
    setSession(next);
    setEnded(wasEnded);
    setOnlyChecking(false);
  }, []);

  const open = useCallback(async (locale: Locale) => {
    const current = started.current;
    if (!current) return;
    setPhase('opening');
    setLocale(locale);
    document.documentElement.lang = locale;
    const built = await build(current, locale).catch(() => null);
    if (!built) return setPhase('offline');
    const { world, say } = built;
    setSay(() => say);
    try {
      await world.desk.open(sessionNow.current);
      setPhase(world);
      void world.desk.attend();
      setTimeout(() => void import('./engine.ts').then((engine) => engine.fetchTheRest()), REST_MS);
    } catch {
      setPhase('failed');
    }
  }, []);

  useEffect(() => {
    start().then((answer) => {
      if (typeof answer === 'string') return setPhase(answer);
      started.current = answer;
      open(keptLocale(answer.shell.language, answer.shell.partition));
    });
  }, [start, open]);

  const signed = useMemo((): Signed | null => {
    if (!session) return null;
    const fetch = patientFetch(() => enter(null, true));
    return { session, asking: { fetch, token: session.token, locale } };
  }, [session, locale, enter]);

  const world = typeof phase === 'string' ? null : phase;
  useEffect(() => void world?.desk.signedInAs(signed?.session ?? null), [world, signed]);
  const reviews = signed !== null && signed.session.role !== 'officer';
  const { room: handIn, lost: handInLost } = useRoom(world, signed, !reviews, fetchHandIn);
  const { room: reviewer, lost: noReviewer } = useRoom(world, signed, reviews, fetchReviewerRoom);

  const context = useMemo((): PaneContext | null => {
    if (!world) return null;
    return {
      ...world,
      ...{ signed, handIn, handInLost },
      signOut: () => enter(null),
      askSignIn: () => setOnlyChecking(false),
      reopen: (next) => void open(next),
    };
  }, [world, signed, handIn, handInLost, enter, open]);
  // What one person asked for is not done in another's name.
  const wanted = useMemo((): Wanted => ({ current: signed && null }), [signed]);
  useEffect(() => {
    if (!context) return;
    const answering = import('./commands.ts').then(
      ({ answerCommands }) => answerCommands(context, reviewer, wanted),
      // Lost like all that is to work on the verdict: the foot says so.
      () => undefined,
    );
    return () => void answering.then((stop) => stop?.());
  }, [context, reviewer, wanted]);

  if (!context || !say) {
    if (phase === 'opening') return <Opening locale={locale} />;
    return <Stopped why={phase as Exclude<Phase, 'opening' | World>} locale={locale} onRetry={() => open(locale)} />;
  }
  return (
    <SayContext.Provider value={say}>
      <WorldContext.Provider value={context}>
        {signed === null && !onlyChecking ? (
          <SignIn ended={ended} onSession={(next) => enter(next)} onLater={() => setOnlyChecking(true)} />
        ) : reviews ? (
          reviewer ? (
            <reviewer.Face signed={signed} />
          ) : noReviewer ? (
            <Stopped why="offline" locale={locale} />
          ) : (
            <Opening locale={locale} />
          )
        ) : (
          <OfficerFrame />
        )}
      </WorldContext.Provider>
    </SayContext.Provider>
  );
}
