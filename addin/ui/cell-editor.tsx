import { useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface CellEditorProps {
  readonly text: string;
  readonly label: string;
  /** The members of an enum column: offered, not forced. */
  readonly choices: readonly string[];
  onCommit(text: string, move: 'down' | 'right' | 'stay'): void;
  onCancel(): void;
}

/** The box over a cell while it is edited: Enter, Tab or leaving keeps the text, Esc drops it, Alt+Enter breaks the line. */
export function CellEditor({ text, label, choices, onCommit, onCancel }: CellEditorProps) {
  const [draft, setDraft] = useState(text);
  const box = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const closed = useRef(false);
  useLayoutEffect(() => {
    box.current?.focus();
    box.current?.setSelectionRange(text.length, text.length);
  }, [text]);

  const commit = (move: 'down' | 'right' | 'stay') => {
    if (closed.current) return;
    closed.current = true;
    onCommit(box.current?.value ?? draft, move);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    // Enter that ends an IME composition belongs to the IME.
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      closed.current = true;
      onCancel();
    } else if (event.key === 'Tab' && !event.shiftKey) {
      event.preventDefault();
      commit('right');
    } else if (event.key === 'Enter' && !event.altKey) {
      event.preventDefault();
      commit('down');
    } else if (event.key === 'Enter') {
      event.preventDefault();
      box.current?.setRangeText('\n', box.current.selectionStart ?? 0, box.current.selectionEnd ?? 0, 'end');
    }
  };
  const shared = {
    ref: box,
    class: 'cell-editor',
    value: draft,
    'aria-label': label,
    onInput: (event: Event) => setDraft((event.currentTarget as HTMLInputElement).value),
    onKeyDown,
    onBlur: () => commit('stay'),
    onClick: (event: Event) => event.stopPropagation(),
    onDblClick: (event: Event) => event.stopPropagation(),
  };
  if (choices.length === 0) return <textarea rows={1} {...shared} />;
  return (
    <>
      <input list="cell-choices" {...shared} />
      <datalist id="cell-choices">
        {choices.map((choice) => (
          <option key={choice} value={choice} />
        ))}
      </datalist>
    </>
  );
}
