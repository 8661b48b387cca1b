// biome-ignore-all lint/a11y/useSemanticElements: merged cells of a virtualised sheet cannot be a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: an ARIA grid moves focus among its cells (APG, roving tabindex)
import { useRef } from 'preact/hooks';
import { parseA1 } from '../../shared/grid/address.ts';
import { valueAt } from '../../shared/grid/grid.ts';
import type { SheetGridProps } from './sheet-grid-props.ts';
import { type Editing, useEditing, useGeometry, useWindow } from './sheet-hooks.ts';
import { anchorOf, moved, type Position } from './sheet-keys.ts';
import type { SheetLayout } from './sheet-layout.ts';
import type { MergeIndex } from './sheet-merges.ts';
import { ColumnLetters, type RowScene, SheetRow } from './sheet-row.tsx';
import { GUTTER, type HeaderRows, OVERSCAN, rowsToDraw, type SheetWindow } from './sheet-window.ts';
import { shownText } from './shown-text.ts';

const NO_HEADER: HeaderRows = { top: 0, bottom: 0 };

interface Parts {
  readonly props: SheetGridProps;
  readonly layout: SheetLayout;
  readonly merges: MergeIndex;
  readonly shown: SheetWindow;
  readonly editing: Editing;
}

/** A sheet as it stands in the workbook: merges, a header that stays, marked cells, editing in place. Draws what is in view. */
export function SheetGrid(props: SheetGridProps) {
  const box = useRef<HTMLDivElement>(null);
  const { layout, merges } = useGeometry(props.grid, props.header?.bottom ?? 0);
  const { shown, look } = useWindow(box, layout);
  const editing = useEditing(box, layout, props);
  const parts = { props, layout, merges, shown, editing };
  const scene = sceneOf(parts);
  const width = (layout.columnLeft[layout.columns] ?? 0) + GUTTER;
  return (
    <div
      ref={box}
      class="sheet"
      role="grid"
      aria-label={props.label}
      aria-rowcount={layout.rows}
      aria-colcount={layout.columns}
      aria-readonly={!props.onEdit}
      onScroll={look}
      onKeyDown={(event) => onKey(event, parts)}
      onFocusCapture={() => {
        editing.hasFocus.current = true;
      }}
      onBlurCapture={(event) => {
        // An editor that closes takes its focus with it; whether the sheet keeps it, commit and cancel decide.
        const leaves = !box.current?.contains(event.relatedTarget as Node | null);
        if (leaves && !(event.target as Element).matches('.cell-editor')) editing.hasFocus.current = false;
      }}
      onMouseDown={(event) => {
        const at = cellAt(event);
        if (at) props.onActive(at);
      }}
      onDblClick={(event) => {
        if (cellAt(event)) editing.open();
      }}
    >
      <ColumnLetters layout={layout} width={width} />
      {blocksOf(scene.header, layout).map((block) => (
        <Block key={block.name} block={block} scene={scene} shown={shown} width={width} />
      ))}
    </div>
  );
}

interface BlockRows {
  readonly name: 'before' | 'head' | 'body';
  readonly from: number;
  readonly to: number;
}

/** What stands above the header, the header (which sticks), and the rest. */
function blocksOf(header: HeaderRows, layout: SheetLayout): BlockRows[] {
  const blocks: BlockRows[] = [
    { name: 'before', from: 1, to: header.top - 1 },
    { name: 'head', from: header.top, to: header.bottom },
    { name: 'body', from: header.bottom + 1, to: layout.rows },
  ];
  return blocks.filter(({ from, to }) => from >= 1 && to >= from);
}

function Block(props: { block: BlockRows; scene: RowScene; shown: SheetWindow; width: number }) {
  const { block, scene, width } = props;
  const { layout, merges, active } = scene;
  const offset = layout.rowTop[block.from - 1] ?? 0;
  const shown = block.name === 'head' ? { first: block.from, last: block.to } : props.shown;
  const above = merges.startsAbove(Math.max(block.from, shown.first));
  return (
    <div
      role="rowgroup"
      class={`sheet-block ${block.name}`}
      style={{ width: `${width}px`, height: `${(layout.rowTop[block.to] ?? 0) - offset}px` }}
    >
      {rowsToDraw(shown, block, active.row, above).map((row) => (
        <SheetRow key={row} scene={scene} row={row} offset={offset} lastRow={block.to} />
      ))}
    </div>
  );
}

function sceneOf({ props, layout, merges, editing }: Parts): RowScene {
  const { id, grid, marks, related, active, hiddenRowWord, onActive, onEdit } = props;
  return {
    ...{ id, grid, layout, merges, marks, related, hiddenRowWord },
    active: anchorOf(active, merges),
    header: props.header ?? NO_HEADER,
    draft: editing.draft,
    choices: editing.draft === null ? [] : (props.choicesOf?.(active.column) ?? []),
    onCommit: (text, move) => {
      editing.close();
      if (move === 'stay') editing.hasFocus.current = false;
      if (text !== shownText(valueAt(grid, active.row, active.column))) onEdit?.(active, text);
      const key = move === 'down' ? 'ArrowDown' : 'ArrowRight';
      const next = move === 'stay' ? undefined : moved(active, { key, ctrl: false }, layout, merges, 1);
      if (next) onActive(next);
    },
    onCancel: editing.close,
  };
}

function onKey(event: KeyboardEvent, { props, layout, merges, shown, editing }: Parts): void {
  if (editing.draft !== null) return;
  const { key, altKey } = event;
  const ctrl = event.ctrlKey || event.metaKey;
  const page = Math.max(1, shown.last - shown.first - 2 * OVERSCAN);
  const next = moved(props.active, { key, ctrl }, layout, merges, page);
  if (next) props.onActive(next);
  else if (key === 'F2' || key === 'Enter') editing.open();
  else if (key === 'Delete' && props.onEdit) props.onEdit(props.active, '');
  else {
    // The editor is open and focused before the browser acts on the key: the character, or the IME it wakes, lands there.
    if ((key.length === 1 || key === 'Process') && key !== ' ' && !ctrl && !altKey) editing.open('');
    return;
  }
  event.preventDefault();
}

function cellAt(event: Event): Position | undefined {
  const cell = (event.target as Element).closest<HTMLElement>('[data-cell]');
  return cell?.dataset.cell ? parseA1(cell.dataset.cell) : undefined;
}
