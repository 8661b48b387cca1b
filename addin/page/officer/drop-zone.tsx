import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../ui/icon.tsx';
import { useSay } from '../../ui/text.tsx';
import type { Chosen } from './use-workbook.ts';

/** What the Worker takes too (contracts: MAX_WORKBOOK_BYTES, which would bring zod into the page). */
const LIMIT_MB = 20;
const MB = 1024 * 1024;

/** Takes a workbook by drop, click, keyboard or paste, anywhere on the page. `compact`: once one is open. */
export function DropZone(props: { compact: boolean; onFile(file: Chosen): void; onProblem(message: string): void }) {
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = useRef<(file: File | undefined) => void>(() => {});
  take.current = async (file) => {
    if (!file) return;
    if (file.size > LIMIT_MB * MB) {
      props.onProblem(say('drop.tooBig', { size: (file.size / MB).toFixed(1), limit: LIMIT_MB }));
      return;
    }
    props.onFile({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  };
  useEffect(() => {
    const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const onOver = (event: DragEvent) => {
      if (!hasFile(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!hasFile(event)) return;
      event.preventDefault();
      setOver(false);
      take.current(event.dataTransfer?.files[0]);
    };
    const onPaste = (event: ClipboardEvent) => {
      const file = event.clipboardData?.files[0];
      if (!file) return;
      event.preventDefault();
      take.current(file);
    };
    addEventListener('dragover', onOver);
    addEventListener('dragleave', onLeave);
    addEventListener('drop', onDrop);
    addEventListener('paste', onPaste);
    return () => {
      removeEventListener('dragover', onOver);
      removeEventListener('dragleave', onLeave);
      removeEventListener('drop', onDrop);
      removeEventListener('paste', onPaste);
    };
  }, []);
  const picker = (
    <input
      ref={input}
      type="file"
      class="visually-hidden"
      tabIndex={-1}
      aria-hidden="true"
      accept=".xlsx,.xls,.ods,.xlsm,.et"
      onChange={(event) => {
        take.current(event.currentTarget.files?.[0]);
        event.currentTarget.value = '';
      }}
    />
  );
  if (props.compact) {
    return (
      <>
        <button type="button" class={over ? 'button over' : 'button'} onClick={() => input.current?.click()}>
          <Icon name="upload" />
          {say('drop.another')}
        </button>
        {picker}
      </>
    );
  }
  return (
    <div class="drop">
      <button type="button" class={over ? 'drop-zone over' : 'drop-zone'} onClick={() => input.current?.click()}>
        <Icon name="upload" />
        <strong>{say('drop.title')}</strong>
        <span>{say('drop.or')}</span>
        <span class="quiet small">{say('drop.kinds')}</span>
      </button>
      {picker}
    </div>
  );
}
