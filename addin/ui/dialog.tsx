import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** A native modal dialog: focus stays in it and Esc closes it, by the browser. */
export function Dialog(props: { title: string; onClose(): void; children: ComponentChildren }) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    box.current?.showModal();
    return () => box.current?.close();
  }, []);
  return (
    <dialog ref={box} aria-labelledby="dialog-title" onClose={props.onClose}>
      <h2 id="dialog-title" class="dialog-title">
        {props.title}
      </h2>
      {props.children}
    </dialog>
  );
}
