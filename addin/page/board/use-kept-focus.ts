import { useLayoutEffect, useRef } from 'preact/hooks';

/** A row that finds its place anew takes the keyboard's focus along: a browser drops it where the node is moved. */
export function useKeptFocus(): void {
  const before = useRef<Element | null>(null);
  before.current = document.activeElement;
  useLayoutEffect(() => {
    const was = before.current;
    const lost = document.activeElement === document.body && was !== document.body;
    if (lost && was instanceof HTMLElement && was.isConnected) was.focus({ preventScroll: true });
  });
}
