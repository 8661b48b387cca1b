import type { AnnexProgress } from '../../../shared/api/contracts/progress.ts';
import { Icon } from '../../ui/icon.tsx';
import { usePaneSay } from '../words.tsx';
import { useStore, useWorld } from '../world.tsx';
import { useReviewerWorld } from './reviewer-world.ts';

/** The list above names them all; here as many as leave the button in sight. */
const MOST_NAMES = 6;

function missingOf(units: readonly string[]) {
  const named = units.slice(0, MOST_NAMES);
  return { count: units.length, units: units.length > named.length ? [...named, '…'] : named };
}

/** The one button of the reviewer; while it works, what is being done and a way out. */
export function PullFoot({ annex }: { annex: AnnexProgress }) {
  const say = usePaneSay();
  const { desk } = useWorld();
  const { reviewing, pulling } = useReviewerWorld();
  const { doing } = useStore(desk.store);
  const { stage, share, pulled, problem } = useStore(pulling.store);
  return (
    <footer class="foot stack">
      {stage && (
        <div class="pulling small" role="status">
          <span class="row spread">
            {say(`pull.${stage}`)}
            <button type="button" class="button small cancel" onClick={() => pulling.cancel()}>
              {say('board.cancel')}
            </button>
          </span>
          <progress aria-label={say(`pull.${stage}`)} {...(share === null ? {} : { value: share })} />
        </div>
      )}
      {pulled && !stage && (
        <div class="small stack" role="status">
          <p class="word wrap tone-good">
            <Icon name="done" />
            {say('pull.done', pulled)}
          </p>
          {pulled.missing.length > 0 && <p class="tone-amber">{say('pull.missing', missingOf(pulled.missing))}</p>}
          {pulled.left > 0 && <p class="tone-amber">{say('pull.left', { count: pulled.left })}</p>}
          {pulled.moved > 0 && <p class="tone-amber">{say('pull.moved', { count: pulled.moved })}</p>}
        </div>
      )}
      {problem && !stage && (
        <p class="word wrap small tone-amber" role="alert">
          <Icon name="warning" />
          {problem.kind === 'host'
            ? say(`host.${problem.problem.code}`)
            : problem.kind === 'refused'
              ? problem.detail
              : problem.kind === 'offline'
                ? say('failure.offline')
                : say(`pull.${problem.kind}`)}
          {(problem.kind === 'restored' || problem.kind === 'half') && say(`host.${problem.problem.code}`)}
        </p>
      )}
      <button
        type="button"
        class="button primary wide pull"
        aria-disabled={doing !== null || annex.counts.reported.numerator === 0}
        aria-describedby="pull-hint"
        onClick={() => {
          if (doing === null && annex.counts.reported.numerator > 0) void pulling.pull(annex.id, reviewing.unit);
        }}
      >
        {say('board.pull')}
      </button>
      <p id="pull-hint" class="hint small quiet">
        {annex.counts.reported.numerator === 0 && say('pull.empty')}
      </p>
    </footer>
  );
}
