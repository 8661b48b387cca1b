import { useState } from 'preact/hooks';
import type { NoticeJson, NoticeState } from '../../../../shared/api/contracts/notice.ts';
import { useCaller } from '../../../session/caller.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useSay } from '../../words.ts';
import { Problem } from '../asked.tsx';
import { useDoing } from '../asking.ts';

/** Closes, locks or reopens a notice, with the reason. */
export function StateForm(props: { notice: NoticeJson; to: NoticeState; onDone(told: string): void; onClose(): void }) {
  const { notice, to } = props;
  const say = useSay();
  const { api } = useCaller();
  const { busy, problem, go } = useDoing();
  const [reason, setReason] = useState('');
  const save = (event: Event) => {
    event.preventDefault();
    void go(
      () => api.changeNoticeState(notice.id, { to, reason: reason.trim() }),
      () => props.onDone(say('admin.notice.stateDone', { state: say(`admin.state.${to}`) })),
    );
  };
  return (
    <Dialog title={say(`admin.state.${to}.go`)} onClose={props.onClose}>
      <form class="stack" onSubmit={save}>
        <p>{say(`admin.state.${to}.means`)}</p>
        <label class="stack">
          {say('admin.reason')}
          <input
            class="input"
            required
            maxLength={500}
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </label>
        <Problem text={problem} />
        <div class="row">
          <button type="submit" class="button primary" disabled={busy}>
            {say(`admin.state.${to}.go`)}
          </button>
          <button type="button" class="button" onClick={props.onClose}>
            {say('dialog.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
