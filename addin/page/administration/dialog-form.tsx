import type { ComponentChildren } from 'preact';
import { Dialog } from '../../ui/dialog.tsx';
import { useSay } from '../words.ts';
import { Problem } from './asked.tsx';

/**
 * A step in a dialog: its fields, why it was not done, the button that does it (`go`), and the way out.
 * @example <DialogForm title={…} go={say('admin.save')} busy={busy} problem={problem} onGo={save} onClose={onClose}>…
 */
export function DialogForm(props: {
  title: string;
  go: string;
  busy: boolean;
  problem: string;
  /** Whether there is enough to do it with; the fields' own conditions aside. */
  ready?: boolean;
  onGo(): void;
  onClose(): void;
  children: ComponentChildren;
}) {
  const { ready = true } = props;
  const say = useSay();
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          props.onGo();
        }}
      >
        {props.children}
        <Problem text={props.problem} />
        <div class="row">
          <button type="submit" class="button primary" disabled={props.busy || !ready}>
            {props.go}
          </button>
          <button type="button" class="button" onClick={props.onClose}>
            {say('dialog.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** Why: for whoever reads the record later. */
export function Reason({ reason, onChange }: { reason: string; onChange(reason: string): void }) {
  const say = useSay();
  return (
    <label class="stack">
      {say('admin.reason')}
      <input
        class="input"
        required
        maxLength={500}
        value={reason}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}
