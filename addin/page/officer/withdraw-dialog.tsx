import { useRef, useState } from 'preact/hooks';
import { newKey } from '../../outbox/new-key.ts';
import { useCaller } from '../../session/caller.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useSay } from '../words.ts';
import type { Task } from './task.ts';

/** 撤回, with one confirm: what was handed in stays on record, and counts no more. */
export function WithdrawDialog(props: { task: Task; onDone(): void; onClose(): void }) {
  const { annex } = props.task;
  const say = useSay();
  const { api } = useCaller();
  // One key for one intention: a repetition after a lost answer withdraws nothing twice.
  const key = useRef(newKey());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const withdraw = async () => {
    setBusy(true);
    setProblem('');
    const answer = await api.withdraw(annex.submission ?? '', key.current);
    setBusy(false);
    if (answer.ok) props.onDone();
    else setProblem(answer.error.kind === 'refused' ? answer.error.problem.detail : say('failure.offline'));
  };
  return (
    <Dialog title={say('withdraw.title')} onClose={props.onClose}>
      <p>{say('withdraw.ask', { annex: annex.title, version: annex.version })}</p>
      <p class="tone-error" role="alert">
        {problem}
      </p>
      <div class="row">
        <button type="button" class="button primary withdraw-go" disabled={busy} onClick={withdraw}>
          {say('withdraw.go')}
        </button>
        <button type="button" class="button" onClick={props.onClose}>
          {say('dialog.cancel')}
        </button>
      </div>
    </Dialog>
  );
}
