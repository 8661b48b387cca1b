import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Grid, valueAt } from '../../shared/grid/grid.ts';
import type { SheetGridProps } from './sheet-grid-props.ts';
import { layoutOf, type SheetLayout } from './sheet-layout.ts';
import { type MergeIndex, mergeIndex } from './sheet-merges.ts';
import { type SheetWindow, scrollToCell, windowOf } from './sheet-window.ts';
import { shownText } from './shown-text.ts';

interface Mutable<T> {
  current: T;
}

type Box = Mutable<HTMLDivElement | null>;

/** Widths and heights are those of the sheet as first read: typing must not make columns jump. */
export function useGeometry(grid: Grid, headerBottom: number): { layout: SheetLayout; merges: MergeIndex } {
  const first = useRef(grid);
  if (first.current.sheet !== grid.sheet) first.current = grid;
  const layout = useMemo(() => layoutOf(first.current, headerBottom), [first.current, headerBottom]);
  const merges = useMemo(() => mergeIndex(grid, layout), [grid.merges, layout]);
  return { layout, merges };
}

/** The rows in view, kept true while the box is scrolled or resized. */
export function useWindow(box: Box, layout: SheetLayout): { shown: SheetWindow; look(): void } {
  const [shown, setShown] = useState<SheetWindow>({ first: 1, last: Math.min(layout.rows, 40) });
  const look = () => {
    if (!box.current) return;
    const next = windowOf(box.current, layout);
    setShown((now) => (now.first === next.first && now.last === next.last ? now : next));
  };
  useLayoutEffect(() => {
    look();
    const observer = new ResizeObserver(look);
    if (box.current) observer.observe(box.current);
    return () => observer.disconnect();
  }, [layout]);
  return { shown, look };
}

export interface Editing {
  /** The text in the open editor; null when none is open. */
  readonly draft: string | null;
  /** Opens the active cell; `text` replaces what stands there. */
  open(text?: string): void;
  close(): void;
  /** Whether the focus is the sheet's, and so moves along with the active cell. */
  readonly hasFocus: Mutable<boolean>;
}

/** Editor and focus: the active cell is focused while the sheet has the focus, and revealed when asked. */
export function useEditing(box: Box, layout: SheetLayout, props: SheetGridProps): Editing {
  const { grid, active, header, reveal, revealEditing, onEdit } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const hasFocus = useRef(false);
  const focusActive = () => box.current?.querySelector<HTMLElement>('.cell.active')?.focus({ preventScroll: true });
  const open = (text = shownText(valueAt(grid, active.row, active.column))) => {
    if (onEdit) setDraft(text);
  };
  useLayoutEffect(() => {
    if (hasFocus.current && draft === null) focusActive();
  }, [active.row, active.column, draft]);
  useLayoutEffect(() => {
    if (box.current && hasFocus.current) scrollToCell(box.current, layout, active, header);
  }, [active.row, active.column]);
  useLayoutEffect(() => {
    if (!box.current || reveal === 0) return;
    scrollToCell(box.current, layout, active, header);
    box.current.scrollIntoView({ block: 'nearest' });
    hasFocus.current = true;
    if (revealEditing) open();
    else focusActive();
  }, [reveal]);
  return { draft, open, close: () => setDraft(null), hasFocus };
}
