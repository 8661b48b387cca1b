import { later } from '../later.tsx';
import { Opening, Stopped } from '../opening.tsx';
import { usePaneSay } from '../words.tsx';
import { useStore, useWorld } from '../world.tsx';
import { AnnexFrame } from './annex-frame.tsx';

const NoAnnex = later(
  async () => (await import('./no-annex.tsx')).NoAnnex,
  () => <Meanwhile />,
  () => <Lost />,
);

/** What an officer sees: the annex before them, or that there is none. */
export function OfficerFrame() {
  const { locale } = usePaneSay();
  const { desk, signed } = useWorld();
  const { phase } = useStore(desk.store);
  if (phase === 'opening') return <Opening locale={locale} />;
  if (phase === 'failed')
    return (
      <Stopped why="failed" locale={locale} onRetry={() => void desk.open(signed?.session).then(() => desk.attend())} />
    );
  const { active } = desk;
  return active ? <AnnexFrame key={active.table.key} at={active} /> : <NoAnnex />;
}

function Meanwhile() {
  return <Opening locale={usePaneSay().locale} />;
}

function Lost() {
  return <Stopped why="offline" locale={usePaneSay().locale} />;
}
