import { useEffect, useState } from 'preact/hooks';
import { useCaller } from '../../session/caller.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ReturnReasons } from '../../ui/return-reasons.tsx';
import { type Replies, type Returned, standingOf, unanswered } from '../../usecases/returned.ts';
import { useSay } from '../words.ts';
import type { Task } from './task.ts';

/** 零报告, declared with one confirm; where something was returned, with an answer to each reason. */
export function NilDialog(props: {
  task: Task;
  onDeclare(returned: Returned | undefined, replies: Replies): void;
  onClose(): void;
}) {
  const { notice, annex } = props.task;
  const say = useSay();
  const { api, session } = useCaller();
  const [returned, setReturned] = useState<Returned | undefined>();
  const [replies, setReplies] = useState<Replies>(new Map());
  useEffect(() => {
    if (annex.version === 0) return;
    standingOf(api, { unit: session.unit, notice: notice.id, annex: annex.id }).then((standing) => {
      if (standing.ok) setReturned(standing.value.returned ?? undefined);
    });
  }, [api, session.unit, notice.id, annex.id]);
  const left = returned ? unanswered(returned, replies).length : 0;
  return (
    <Dialog title={say('nil.title')} onClose={props.onClose}>
      <p>{say('nil.ask', { unit: session.unitName, annex: annex.title })}</p>
      {returned && (
        <ReturnReasons
          by={returned.decision.unitName}
          overall={returned.decision.overall}
          reasons={returned.reasons.map((reason) => ({ ...reason, row: null, place: null }))}
          replies={replies}
          activeCell=""
          onGo={() => {}}
          onReply={({ key }, text) => setReplies((now) => new Map(now).set(key, text))}
        />
      )}
      <div class="row">
        <button
          type="button"
          class="button primary declare-nil"
          disabled={left > 0}
          onClick={() => {
            props.onClose();
            props.onDeclare(returned, replies);
          }}
        >
          {say('nil.go')}
        </button>
        <button type="button" class="button" onClick={props.onClose}>
          {say('dialog.cancel')}
        </button>
      </div>
    </Dialog>
  );
}
