import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

const MB = 1024 * 1024;

/** A file chosen, dropped or pasted. */
export interface Chosen {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface FileAsked {
  /** Such as `.pdf,.jpg`. */
  readonly accept: string;
  /** What the Worker takes too (its contracts would bring zod into the page). */
  readonly limitMb: number;
  /** Dropped and pasted files are taken as well, wherever on the page: one such place at a time. */
  readonly anywhere?: boolean;
  onFile(file: Chosen): void;
  /** `size`: in MB, with one decimal. */
  onTooBig(size: string): void;
}

export interface FilePlace {
  /** Whether a file is being dragged over the page. */
  readonly over: boolean;
  /** Opens the system's own dialog. */
  choose(): void;
  /** To be put beside the button that chooses. */
  readonly input: JSX.Element;
}

/** One file at a time, by click and keyboard, and where asked by drop and paste. */
export function useFile(asked: FileAsked): FilePlace {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = useRef<(file: File | undefined) => void>(() => {});
  take.current = async (file) => {
    if (!file) return;
    if (file.size > asked.limitMb * MB) return asked.onTooBig((file.size / MB).toFixed(1));
    asked.onFile({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  };
  const { anywhere } = asked;
  // As soon as it can be seen: on a busy machine an effect comes later than a hand.
  useLayoutEffect(() => (anywhere ? listening((file) => take.current(file), setOver) : undefined), [anywhere]);
  return {
    over,
    choose: () => input.current?.click(),
    input: (
      <input
        ref={input}
        type="file"
        class="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
        accept={asked.accept}
        onChange={(event) => {
          take.current(event.currentTarget.files?.[0]);
          // The same file, chosen again after it was put right, is another one.
          event.currentTarget.value = '';
        }}
      />
    ),
  };
}

function listening(take: (file: File | undefined) => void, onOver: (over: boolean) => void): () => void {
  const over = (event: DragEvent) => {
    if (event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    onOver(true);
  };
  const leave = (event: DragEvent) => {
    if (event.relatedTarget === null) onOver(false);
  };
  const drop = (event: DragEvent) => {
    if (event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    onOver(false);
    take(event.dataTransfer.files[0]);
  };
  const paste = (event: ClipboardEvent) => {
    const file = event.clipboardData?.files[0];
    if (!file) return;
    event.preventDefault();
    take(file);
  };
  addEventListener('dragover', over);
  addEventListener('dragleave', leave);
  addEventListener('drop', drop);
  addEventListener('paste', paste);
  return () => {
    removeEventListener('dragover', over);
    removeEventListener('dragleave', leave);
    removeEventListener('drop', drop);
    removeEventListener('paste', paste);
  };
}
