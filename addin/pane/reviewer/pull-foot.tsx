import type { AnnexProgress } from '../../../shared/api/contracts/progress.ts';
import { usePaneSay } from '../words.tsx';
import { useStore, useWorld } from '../world.tsx';

/** The one button of the reviewer. */
export function PullFoot(_: { annex: AnnexProgress }) {
  const say = usePaneSay();
  const { desk, reviewing } = useWorld();
  const { doing } = useStore(desk.store);
  return (
    <footer class="foot stack">
      <button
        type="button"
        class="button primary wide pull"
        disabled={doing !== null}
        onClick={() => void reviewing.pull()}
      >
        {say('board.pull')}
      </button>
    </footer>
  );
}
