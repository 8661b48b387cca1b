import { useEffect } from 'preact/hooks';
import { Opening, Stopped } from '../opening.tsx';
import { useStore, useWorld } from '../world.tsx';
import { AnnexFrame } from './annex-frame.tsx';
import { NoAnnex } from './no-annex.tsx';

/** After an edit, until the data are held against the receipt: a hash of everything is not for every key. */
const COMPARE_MS = 400;

/** What an officer sees: the annex before them, or that there is none. */
export function OfficerFrame() {
  const { desk, delivery } = useWorld();
  const { phase, tables } = useStore(desk.store);
  useStore(delivery.store);
  useEffect(() => {
    const timer = setTimeout(() => desk.compareWithReceipts(), COMPARE_MS);
    return () => clearTimeout(timer);
  }, [desk, tables]);
  if (phase === 'opening') return <Opening />;
  if (phase === 'failed') return <Stopped why="failed" onRetry={() => void desk.open()} />;
  const { active } = desk;
  return active ? <AnnexFrame key={active.table.key} at={active} /> : <NoAnnex />;
}
