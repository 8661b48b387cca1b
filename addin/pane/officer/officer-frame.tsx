import { useEffect } from 'preact/hooks';
import { later } from '../later.tsx';
import { Opening, Stopped } from '../opening.tsx';
import { usePaneSay } from '../words.tsx';
import { useStore, useWorld } from '../world.tsx';
import { AnnexFrame } from './annex-frame.tsx';

const NoAnnex = later(
  async () => (await import('./no-annex.tsx')).NoAnnex,
  () => <Meanwhile />,
);

/** After an edit, until the data are held against the receipt and the return: a hash of everything is not for every key. */
const COMPARE_MS = 400;

/** What an officer sees: the annex before them, or that there is none. */
export function OfficerFrame() {
  const { locale } = usePaneSay();
  const { desk, delivery, returning } = useWorld();
  const { phase, tables } = useStore(desk.store);
  const { notices } = useStore(delivery.store);
  useEffect(() => {
    const timer = setTimeout(() => {
      void desk.compareWithReceipts();
      void returning.place();
    }, COMPARE_MS);
    return () => clearTimeout(timer);
  }, [desk, returning, tables]);
  const annexes = [...new Set(tables.map(({ table }) => table.annex.id))].join();
  useEffect(() => {
    if (notices && annexes !== '') void returning.look(notices);
  }, [returning, notices, annexes]);
  if (phase === 'opening') return <Opening locale={locale} />;
  if (phase === 'failed') return <Stopped why="failed" locale={locale} onRetry={() => void desk.open()} />;
  const { active } = desk;
  return active ? <AnnexFrame key={active.table.key} at={active} /> : <NoAnnex />;
}

function Meanwhile() {
  return <Opening locale={usePaneSay().locale} />;
}
