import { useState } from 'preact/hooks';
import type { NoticeJson, NoticeState } from '../../../../shared/api/contracts/notice.ts';
import { useCaller } from '../../../session/caller.tsx';
import { useSay } from '../../words.ts';
import { useDoing } from '../asking.ts';
import { DialogForm, Reason } from '../dialog-form.tsx';

/** Closes, locks or reopens a notice, with the reason. */
export function StateForm(props: { notice: NoticeJson; to: NoticeState; onDone(told: string): void; onClose(): void }) {
  const { notice, to } = props;
  const say = useSay();
  const { api } = useCaller();
  const { busy, problem, go } = useDoing();
  const [reason, setReason] = useState('');
  const title = say(`admin.state.${to}.go`);
  const save = () =>
    go(
      () => api.changeNoticeState(notice.id, { to, reason: reason.trim() }),
      () => props.onDone(say('admin.notice.stateDone', { state: say(`admin.state.${to}`) })),
    );
  return (
    <DialogForm title={title} go={title} busy={busy} problem={problem} onGo={save} onClose={props.onClose}>
      <p>{say(`admin.state.${to}.means`)}</p>
      <Reason reason={reason} onChange={setReason} />
    </DialogForm>
  );
}
