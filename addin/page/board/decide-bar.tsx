import type { ApiFailure } from '../../../shared/api/client.ts';
import type { SubmissionState } from '../../../shared/api/contracts/submission.ts';
import { Icon } from '../../ui/icon.tsx';
import { useSay } from '../words.ts';
import { Failure } from './failure.tsx';

/** Somebody else decided, or a newer version came in. */
const PASSED = ['submission.superseded', 'submission.decided'];

/** 采纳 or 退回, one click each; a return says why, and until then its button says what it waits for. */
export function DecideBar(props: {
  state: SubmissionState;
  reasons: number;
  overall: boolean;
  busy: boolean;
  failure: ApiFailure | null;
  onAccept(): void;
  onReturn(): void;
  onStale(): void;
}) {
  const say = useSay();
  const { reasons, busy, failure } = props;
  const ready = reasons > 0 || props.overall;
  const passed = failure?.kind === 'refused' && PASSED.includes(failure.problem.code);
  return (
    <div class="decide-bar">
      {failure && <Failure failure={failure} {...(passed ? { onRetry: props.onStale } : {})} />}
      <div class="row">
        {props.state === 'submitted' && (
          <button
            type="button"
            class="button primary accept"
            disabled={busy}
            aria-disabled={ready}
            aria-describedby="return-hint"
            onClick={() => {
              // What was written would be lost with it.
              if (!ready) props.onAccept();
            }}
          >
            <Icon name="done" />
            {say('review.accept')}
          </button>
        )}
        <button
          type="button"
          class="button return"
          disabled={busy}
          aria-disabled={!ready}
          aria-describedby="return-hint"
          onClick={() => {
            if (ready) props.onReturn();
          }}
        >
          <Icon name="returned" />
          {reasons > 0 ? say('review.returnWith', { count: reasons }) : say('review.return')}
        </button>
        <span id="return-hint" class="small quiet">
          {ready
            ? props.state === 'submitted' && say('review.hintAccept')
            : say(props.state === 'accepted' ? 'review.hintAccepted' : 'review.hint')}
        </span>
      </div>
    </div>
  );
}
