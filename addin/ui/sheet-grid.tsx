// biome-ignore-all lint/a11y/useSemanticElements: merged cells of a virtualised sheet cannot be a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: an ARIA grid moves focus among its cells (APG, roving tabindex)
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { parseA1 } from '../../shared/grid/address.ts';
import { type Grid, valueAt } from '../../shared/grid/grid.ts';
import { anchorOf, moved, type Position } from './sheet-keys.ts';
import { indexAt, layoutOf, type SheetLayout } from './sheet-layout.ts';
import { mergeIndex } from './sheet-merges.ts';
import { type CellMark, ColumnLetters, type RowScene, SheetRow } from './sheet-row.tsx';
import { shownText } from './shown-text.ts';

export interface SheetGridProps {
  readonly id: string;
  readonly label: string;
  readonly grid: Grid;
  /** First and last row of the table's header, which stays in view; null where there is none. */
  readonly header: { readonly top: number; readonly bottom: number } | null;
  readonly marks: ReadonlyMap<string, CellMark>;
  readonly related: ReadonlySet<string>;
  readonly active: Position;
  /** Scroll to the active cell and focus it whenever this number changes. */
  readonly reveal: number;
  /** With every reveal: open the cell for editing. */
  readonly revealEditing?: boolean;
  readonly hiddenRowWord: string;
  onActive(at: Position): void;
  /** Absent: the sheet is for reading only. */
  onEdit?(at: Position, text: string): void;
  choicesOf?(column: number): readonly string[];
}

const OVERSCAN = 6;
const LETTERS = 24;
const GUTTER = 44;

interface Window {
  readonly first: number;
  readonly last: number;
}

function windowOf(box: HTMLElement, layout: SheetLayout): Window {
  const top = Math.max(0, box.scrollTop - LETTERS);
  return {
    first: Math.max(1, indexAt(layout.rowTop, top) - OVERSCAN),
    last: Math.min(layout.rows, indexAt(layout.rowTop, top + box.clientHeight) + OVERSCAN),
  };
}

function stuckHeader(header: SheetGridProps['header']): { top: number; bottom: number } {
  if (!header || header.top < 1) return { top: 0, bottom: 0 };
  return header;
}

function rowsToDraw(shown: Window, from: number, to: number, active: number, startsAbove: readonly number[]): number[] {
  const rows = new Set<number>();
  for (const row of [...startsAbove, active]) if (row >= from && row <= to) rows.add(row);
  for (let row = Math.max(from, shown.first); row <= Math.min(to, shown.last); row++) rows.add(row);
  return [...rows].sort((a, b) => a - b);
}

/** A sheet as it stands in the workbook: merges, a header that stays, marked cells, editing in place. Draws what is in view. */
export function SheetGrid(props: SheetGridProps) {
  const { grid, active, onActive, onEdit } = props;
  const header = props.header;
  const headerBottom = header?.bottom ?? 0;
  // Widths and heights are those of the sheet as first read: typing must not make columns jump.
  const first = useRef(grid);
  if (first.current.sheet !== grid.sheet) first.current = grid;
  const layout = useMemo(() => layoutOf(first.current, headerBottom), [first.current, headerBottom]);
  const merges = useMemo(() => mergeIndex(grid, layout), [grid.merges, layout]);
  const box = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Window>({ first: 1, last: Math.min(layout.rows, 40) });
  const [draft, setDraft] = useState<string | null>(null);
  const hadFocus = useRef(false);

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

  const focusActive = () => {
    const cell = box.current?.querySelector<HTMLElement>(`[data-cell].active`);
    cell?.focus({ preventScroll: true });
  };
  useLayoutEffect(() => {
    if (hadFocus.current && draft === null) focusActive();
  }, [active.row, active.column, draft]);
  useLayoutEffect(() => {
    if (!box.current || props.reveal === 0) return;
    scrollTo(box.current, layout, active, header);
    box.current.scrollIntoView({ block: 'nearest' });
    hadFocus.current = true;
    if (props.revealEditing && onEdit) setDraft(shownText(valueAt(grid, active.row, active.column)));
    else focusActive();
  }, [props.reveal]);
  useLayoutEffect(() => {
    if (box.current && hadFocus.current) scrollTo(box.current, layout, active, header);
  }, [active.row, active.column]);

  const open = (text = shownText(valueAt(grid, active.row, active.column))) => {
    if (onEdit) setDraft(text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (draft !== null) return;
    const page = Math.max(1, shown.last - shown.first - 2 * OVERSCAN);
    const next = moved(active, { key: event.key, ctrl: event.ctrlKey || event.metaKey }, layout, merges, page);
    if (next) {
      event.preventDefault();
      onActive(next);
    } else if (event.key === 'F2' || event.key === 'Enter') {
      event.preventDefault();
      open();
    } else if (event.key === 'Delete' && onEdit) {
      onEdit(active, '');
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== ' ') {
      event.preventDefault();
      open(event.key);
    }
  };
  const cellAt = (event: Event): Position | undefined => {
    const cell = (event.target as Element).closest<HTMLElement>('[data-cell]');
    return cell?.dataset.cell ? parseA1(cell.dataset.cell) : undefined;
  };
  const onCommit = (text: string, move: 'down' | 'right' | 'stay') => {
    setDraft(null);
    if (move === 'stay') hadFocus.current = false;
    if (text !== shownText(valueAt(grid, active.row, active.column))) onEdit?.(active, text);
    const key = move === 'down' ? 'ArrowDown' : 'ArrowRight';
    const next = move === 'stay' ? undefined : moved(active, { key, ctrl: false }, layout, merges, 1);
    if (next) onActive(next);
  };

  const stuck = stuckHeader(header);
  const scene: RowScene = {
    id: props.id,
    grid,
    layout,
    merges,
    marks: props.marks,
    related: props.related,
    active: anchorOf(active, merges),
    header: stuck,
    draft,
    choices: draft === null ? [] : (props.choicesOf?.(active.column) ?? []),
    hiddenRowWord: props.hiddenRowWord,
    onCommit,
    onCancel: () => setDraft(null),
  };
  const blocks = [
    { name: 'before', from: 1, to: Math.max(0, stuck.top - 1) },
    { name: 'head', from: stuck.top, to: stuck.bottom },
    { name: 'body', from: stuck.bottom + 1, to: layout.rows },
  ].filter((block) => block.from >= 1 && block.to >= block.from);
  const width = (layout.columnLeft[layout.columns] ?? 0) + GUTTER;
  return (
    <div
      ref={box}
      class="sheet"
      role="grid"
      aria-label={props.label}
      aria-rowcount={layout.rows}
      aria-colcount={layout.columns}
      aria-readonly={!onEdit}
      onScroll={look}
      onKeyDown={onKeyDown}
      onFocusCapture={() => {
        hadFocus.current = true;
      }}
      onBlurCapture={(event) => {
        // An editor that closes takes its focus with it; whether the sheet keeps it, commit and cancel decide.
        const leaves = !box.current?.contains(event.relatedTarget as Node | null);
        if (leaves && !(event.target as Element).matches('.cell-editor')) hadFocus.current = false;
      }}
      onMouseDown={(event) => {
        const at = cellAt(event);
        if (at) onActive(at);
      }}
      onDblClick={(event) => {
        if (cellAt(event)) open();
      }}
    >
      <ColumnLetters layout={layout} width={width} />
      {blocks.map((block) => {
        const offset = layout.rowTop[block.from - 1] ?? 0;
        const drawn = block.name === 'head' ? { first: block.from, last: block.to } : shown;
        const above = merges.startsAbove(Math.max(block.from, drawn.first));
        return (
          <div
            key={block.name}
            role="rowgroup"
            class={`sheet-block ${block.name}`}
            style={{ width: `${width}px`, height: `${(layout.rowTop[block.to] ?? 0) - offset}px` }}
          >
            {rowsToDraw(drawn, block.from, block.to, scene.active.row, above).map((row) => (
              <SheetRow key={row} scene={scene} row={row} offset={offset} lastRow={block.to} />
            ))}
          </div>
        );
      })}
    </div>
  );
}

/** Brings a cell into view with as little movement as possible, below the header that stays. */
function scrollTo(box: HTMLElement, layout: SheetLayout, at: Position, header: SheetGridProps['header']): void {
  const inHeader = header !== null && at.row >= header.top && at.row <= header.bottom;
  const stuck = header ? (layout.rowTop[header.bottom] ?? 0) - (layout.rowTop[header.top - 1] ?? 0) : 0;
  const top = layout.rowTop[at.row - 1] ?? 0;
  const bottom = layout.rowTop[at.row] ?? top;
  const roof = header && at.row > header.bottom ? stuck : 0;
  const view = box.clientHeight - LETTERS;
  if (!inHeader && top - roof < box.scrollTop) box.scrollTop = top - roof - 8;
  else if (bottom > box.scrollTop + view) box.scrollTop = bottom - view + 24;
  const left = layout.columnLeft[at.column - 1] ?? 0;
  const right = layout.columnLeft[at.column] ?? left;
  const across = box.clientWidth - GUTTER;
  if (left < box.scrollLeft) box.scrollLeft = left - 8;
  else if (right > box.scrollLeft + across) box.scrollLeft = Math.min(left - 8, right - across + 8);
}
