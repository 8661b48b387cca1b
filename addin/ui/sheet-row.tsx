// biome-ignore-all lint/a11y/useSemanticElements: merged cells of a virtualised sheet cannot be a <table>
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: the role is a gridcell or a columnheader, both of which take them
// biome-ignore-all lint/a11y/useFocusableInteractive: an ARIA grid moves focus among its cells, not its rows (APG, roving tabindex)
import { a1, columnName } from '../../shared/grid/address.ts';
import { type Grid, valueAt } from '../../shared/grid/grid.ts';
import type { Severity } from '../../shared/issue/issue.ts';
import { CellEditor } from './cell-editor.tsx';
import { Icon } from './icon.tsx';
import type { Position } from './sheet-keys.ts';
import type { SheetLayout } from './sheet-layout.ts';
import type { MergeIndex } from './sheet-merges.ts';
import { shownText } from './shown-text.ts';

/** What is said about a cell: its worst finding and their texts. */
export interface CellMark {
  readonly severity: Severity;
  readonly text: string;
}

export interface RowScene {
  readonly id: string;
  readonly grid: Grid;
  readonly layout: SheetLayout;
  readonly merges: MergeIndex;
  readonly marks: ReadonlyMap<string, CellMark>;
  readonly related: ReadonlySet<string>;
  readonly active: Position;
  /** First and last row of the header (`role=columnheader`); 0 and 0 for none. */
  readonly header: { readonly top: number; readonly bottom: number };
  /** The text being edited at the active cell; null when none is. */
  readonly draft: string | null;
  readonly choices: readonly string[];
  readonly hiddenRowWord: string;
  onCommit(text: string, move: 'down' | 'right' | 'stay'): void;
  onCancel(): void;
}

function height(layout: SheetLayout, top: number, bottom: number): number {
  return (layout.rowTop[bottom] ?? 0) - (layout.rowTop[top - 1] ?? 0);
}

function SheetCell({ scene, row, column, lastRow }: { scene: RowScene; row: number; column: number; lastRow: number }) {
  const { layout, merges, grid } = scene;
  const merge = merges.covering(row, column);
  if (merge && (merge.top !== row || merge.left !== column)) return null;
  const left = layout.columnLeft[column - 1] ?? 0;
  const right = layout.columnLeft[merge?.right ?? column] ?? left;
  const value = valueAt(grid, row, column);
  const address = a1(row, column);
  const mark = scene.marks.get(address);
  const isActive = scene.active.row === row && scene.active.column === column;
  const isHeader = row >= scene.header.top && row <= scene.header.bottom;
  const names = ['cell'];
  if (mark) names.push(`mark-${mark.severity}`);
  if (isActive) names.push('active');
  if (scene.related.has(address)) names.push('related');
  if (typeof value === 'number') names.push('number');
  // A title is centred over its table; a long text in a merged box of a form reads from the left.
  if (merge && shownText(value).length <= 60) names.push('merged');
  return (
    <div
      id={`${scene.id}-${address}`}
      role={isHeader ? 'columnheader' : 'gridcell'}
      class={names.join(' ')}
      aria-colindex={column}
      aria-colspan={merge ? merge.right - merge.left + 1 : undefined}
      aria-rowspan={merge ? merge.bottom - merge.top + 1 : undefined}
      aria-invalid={mark?.severity === 'error' ? 'true' : undefined}
      aria-selected={isHeader ? undefined : isActive}
      tabIndex={isActive && scene.draft === null ? 0 : -1}
      data-cell={address}
      title={mark?.text}
      style={{
        left: `${left}px`,
        width: `${right - left}px`,
        height: `${height(layout, row, Math.min(merge?.bottom ?? row, lastRow))}px`,
      }}
    >
      <span class="cell-text">{shownText(value)}</span>
      {mark && (
        <span class="cell-icon">
          <Icon name={mark.severity} />
          <span class="visually-hidden">{mark.text}</span>
        </span>
      )}
      {isActive && scene.draft !== null && (
        <CellEditor
          text={scene.draft}
          label={address}
          choices={scene.choices}
          onCommit={scene.onCommit}
          onCancel={scene.onCancel}
        />
      )}
    </div>
  );
}

/** One sheet row: its number, then its cells. `offset`: where its block begins; `lastRow`: the block's last row. */
export function SheetRow(props: { scene: RowScene; row: number; offset: number; lastRow: number }) {
  const { scene, row, offset, lastRow } = props;
  const { layout } = scene;
  const columns = Array.from({ length: layout.columns }, (_, i) => i + 1);
  const hidden = scene.grid.hiddenRows.has(row);
  return (
    <div
      class="sheet-row"
      role="row"
      aria-rowindex={row}
      style={{ top: `${(layout.rowTop[row - 1] ?? 0) - offset}px`, height: `${height(layout, row, row)}px` }}
    >
      <div
        class={hidden ? 'row-number hidden-row' : 'row-number'}
        role="rowheader"
        title={hidden ? scene.hiddenRowWord : undefined}
      >
        {row}
      </div>
      {columns.map((column) => (
        <SheetCell key={column} scene={scene} row={row} column={column} lastRow={lastRow} />
      ))}
    </div>
  );
}

/** A, B, C … above the sheet. */
export function ColumnLetters({ layout, width }: { layout: SheetLayout; width: number }) {
  return (
    <div class="column-letters" aria-hidden="true" style={{ width: `${width}px` }}>
      <div class="row-number" />
      {Array.from({ length: layout.columns }, (_, i) => (
        <div
          key={columnName(i + 1)}
          class="column-letter"
          style={{
            left: `${layout.columnLeft[i] ?? 0}px`,
            width: `${(layout.columnLeft[i + 1] ?? 0) - (layout.columnLeft[i] ?? 0)}px`,
          }}
        >
          {columnName(i + 1)}
        </div>
      ))}
    </div>
  );
}
