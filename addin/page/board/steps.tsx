import { useState } from 'preact/hooks';
import { useSay } from '../words.ts';

/** Counties of the largest province stay below it; organisations may be thousands, and are drawn when asked for. */
const STEP = 200;

/** The first of many; `more` draws the next of them. */
export function useSteps<T>(items: readonly T[]) {
  const [most, setMost] = useState(STEP);
  return { shown: items.slice(0, most), rest: Math.max(0, items.length - most), more: () => setMost(most + STEP) };
}

export function More({ count, onMore }: { count: number; onMore(): void }) {
  const say = useSay();
  return (
    <button type="button" class="button plain small" onClick={onMore}>
      {say('board.more', { count: Math.min(count, STEP), of: count })}
    </button>
  );
}
