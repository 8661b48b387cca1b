import { useLayoutEffect, useRef, useState } from 'preact/hooks';

type Move = 'down' | 'right' | 'stay';

export interface CellEditorProps {
  readonly text: string;
  readonly label: string;
  /** The members of an enum column: offered, not forced. */
  readonly choices: readonly string[];
  onCommit(text: string, move: Move): void;
  onCancel(): void;
}

/** The box over a cell while it is edited: Enter, Tab or leaving keeps the text, Esc drops it, Alt+Enter breaks the line. */
export function CellEditor({ text, label, choices, onCommit, onCancel }: CellEditorProps) {
  const box = useRef<HTMLTextAreaElement>(null);
  const closed = useRef(false);
  const [chosen, setChosen] = useState(-1);
  useLayoutEffect(() => {
    if (!box.current) return;
    box.current.value = text;
    box.current.focus();
    box.current.setSelectionRange(text.length, text.length);
  }, [text]);

  const commit = (move: Move, value = box.current?.value ?? text) => {
    if (closed.current) return;
    closed.current = true;
    onCommit(value, move);
  };
  const step = (by: number) => {
    const next = (chosen + by + choices.length) % choices.length;
    setChosen(next);
    if (box.current) box.current.value = choices[next] ?? '';
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    // Enter that ends an IME composition belongs to the IME.
    if (event.isComposing) return;
    const { key } = event;
    if (key === 'Escape') {
      closed.current = true;
      onCancel();
    } else if (key === 'Tab' && !event.shiftKey) commit('right');
    else if (key === 'Enter' && !event.altKey) commit('down');
    else if (key === 'Enter') breakLine(box.current);
    else if (key === 'ArrowDown' && choices.length > 0) step(1);
    else if (key === 'ArrowUp' && choices.length > 0) step(-1);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <textarea
        ref={box}
        rows={1}
        class="cell-editor"
        aria-label={label}
        onKeyDown={onKeyDown}
        onBlur={() => commit('stay')}
        onMouseDown={stop}
        onDblClick={stop}
      />
      {choices.length > 0 && (
        <Choices choices={choices} chosen={chosen} onChoose={(choice) => commit('down', choice)} />
      )}
    </>
  );
}

function stop(event: Event): void {
  event.stopPropagation();
}

function breakLine(box: HTMLTextAreaElement | null): void {
  box?.setRangeText('\n', box.selectionStart, box.selectionEnd, 'end');
}

/** The list under the editor; arrow keys walk it, a press takes one. It never takes the focus from the editor. */
function Choices(props: { choices: readonly string[]; chosen: number; onChoose(choice: string): void }) {
  const list = useRef<HTMLUListElement>(null);
  const [above, setAbove] = useState(false);
  useLayoutEffect(() => {
    const sheet = list.current?.closest('.sheet')?.getBoundingClientRect();
    const own = list.current?.getBoundingClientRect();
    if (sheet && own && own.bottom > sheet.bottom) setAbove(true);
  }, []);
  return (
    <ul ref={list} class={above ? 'cell-choices above' : 'cell-choices'}>
      {props.choices.map((choice, i) => (
        <li key={choice}>
          <button
            type="button"
            tabIndex={-1}
            class={i === props.chosen ? 'choice chosen' : 'choice'}
            onMouseDown={(event) => {
              event.preventDefault();
              event.stopPropagation();
              props.onChoose(choice);
            }}
          >
            {choice}
          </button>
        </li>
      ))}
    </ul>
  );
}
