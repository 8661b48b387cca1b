import type { ComponentChildren } from 'preact';
import { Dialog } from '../../ui/dialog.tsx';
import { useSay } from '../words.ts';
import { Problem } from './asked.tsx';

interface FrameProps {
  /** What its button says. */
  go: string;
  busy: boolean;
  /** Why it was not done; empty otherwise. */
  problem: string;
  /** Whether there is enough to do it with; the fields' own conditions aside. */
  ready?: boolean;
  onGo(): void;
  onClose(): void;
  children: ComponentChildren;
}

/** The fields of a step, why it was not done, the button that does it, and the way out. */
export function FormFrame({ go, busy, problem, ready = true, onGo, onClose, children }: FrameProps) {
  const say = useSay();
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onGo();
      }}
    >
      {children}
      <Problem text={problem} />
      <div class="row">
        <button type="submit" class="button primary" disabled={busy || !ready}>
          {go}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {say('dialog.cancel')}
        </button>
      </div>
    </form>
  );
}

/**
 * A step in a dialog of its own.
 * @example <DialogForm title={…} go={say('admin.save')} {...{ busy, problem, onGo: save, onClose }}>…
 */
export function DialogForm({ title, ...frame }: FrameProps & { title: string }) {
  return (
    <Dialog title={title} onClose={frame.onClose}>
      <FormFrame {...frame} />
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
