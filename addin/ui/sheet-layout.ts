import { type Area, type CellValue, type Grid, valueAt } from '../../shared/grid/grid.ts';
import { shownText } from './shown-text.ts';

/** Pixel geometry of a sheet. Rows and columns are 1-based; `rowTop[r - 1]` is where row r begins, `rowTop[rows]` the height. */
export interface SheetLayout {
  readonly rows: number;
  readonly columns: number;
  readonly rowTop: Float64Array;
  readonly columnLeft: Float64Array;
}

const LINE = 18;
const PADDING = 10;
const EM = 13;
const MIN_WIDTH = 44;
const MAX_WIDTH = 184;
/** A form has few columns and long texts. */
const MAX_WIDTH_OF_FEW = 420;
const FEW = 4;
/** Above this, every data row is one line high: measuring text of a hundred thousand rows would be felt. */
const MEASURED_ROWS = 3000;
/** A summary of 300 字 must not push the next row off the screen; the editor shows it whole. */
const MAX_LINES = 4;
const MAX_LINES_OF_FEW = 16;
const SAMPLED_ROWS = 200;

/** Width in em: a full-width character is 1, others about 0.56 in the page's fonts. Looks at 400 characters at most. */
export function emWidth(text: string): number {
  let em = 0;
  const end = Math.min(text.length, 400);
  for (let i = 0; i < end; i++) em += text.charCodeAt(i) > 0x2e7f ? 1 : 0.56;
  return em;
}

function widestLine(text: string): number {
  let widest = 0;
  for (const line of text.split('\n')) widest = Math.max(widest, emWidth(line));
  return widest;
}

function spannedAcross(merges: readonly Area[]): Set<string> {
  const cells = new Set<string>();
  for (const merge of merges) {
    if (merge.right === merge.left) continue;
    cells.add(`${merge.top}:${merge.left}`);
  }
  return cells;
}

/** Last row and column with something in it (merges count). */
function extent(grid: Grid): { rows: number; columns: number } {
  let rows = 0;
  let columns = 0;
  for (let r = grid.rows.length; r > 0; r--) {
    const cells = grid.rows[r - 1] ?? [];
    for (let c = cells.length; c > columns; c--) {
      const value = cells[c - 1] ?? null;
      if (value === null || value === '') continue;
      columns = c;
      break;
    }
    if (rows === 0 && cells.some((value) => value !== null && value !== '')) rows = r;
  }
  for (const merge of grid.merges) {
    if (merge.bottom > 200_000 || merge.right > 1000) continue;
    rows = Math.max(rows, merge.bottom);
    columns = Math.max(columns, merge.right);
  }
  return { rows, columns };
}

function columnWidth(
  grid: Grid,
  column: number,
  used: { rows: number; columns: number },
  across: Set<string>,
  headerBottom: number,
): number {
  const { rows } = used;
  let em = 0;
  const step = Math.max(1, Math.floor(rows / SAMPLED_ROWS));
  for (let row = 1; row <= rows; row += row <= headerBottom + 20 ? 1 : step) {
    if (across.has(`${row}:${column}`)) continue;
    const value = valueAt(grid, row, column);
    if (value === null) continue;
    const width = widestLine(shownText(value));
    // A header wraps; what stands below it sets the width, up to a limit.
    em = Math.max(em, row <= headerBottom ? Math.min(width, 6) : Math.min(width, 30));
  }
  const most = used.columns <= FEW ? MAX_WIDTH_OF_FEW : MAX_WIDTH;
  return Math.round(Math.min(most, Math.max(MIN_WIDTH, em * EM + PADDING + 10)));
}

function linesOf(value: CellValue, width: number): number {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return 1;
  const perLine = Math.max(1, (width - PADDING) / EM);
  let lines = 0;
  for (const line of shownText(value).split('\n')) lines += Math.max(1, Math.ceil(emWidth(line) / perLine));
  return lines;
}

function rowHeights(grid: Grid, rows: number, columnLeft: Float64Array, headerBottom: number): Float64Array {
  const columns = columnLeft.length - 1;
  const right = new Map(grid.merges.map((m) => [`${m.top}:${m.left}`, m]));
  const top = new Float64Array(rows + 1);
  for (let row = 1; row <= rows; row++) {
    let lines = 1;
    if (rows <= MEASURED_ROWS || row <= headerBottom) {
      for (let column = 1; column <= columns; column++) {
        const value = valueAt(grid, row, column);
        if (value === null) continue;
        const merge = right.get(`${row}:${column}`);
        if (merge && merge.bottom > merge.top) continue;
        const end = Math.min(merge ? merge.right : column, columns);
        lines = Math.max(lines, linesOf(value, (columnLeft[end] ?? 0) - (columnLeft[column - 1] ?? 0)));
      }
    }
    const most = row <= headerBottom ? 8 : columns <= FEW ? MAX_LINES_OF_FEW : MAX_LINES;
    top[row] = (top[row - 1] ?? 0) + Math.min(lines, most) * LINE + PADDING;
  }
  return top;
}

/** Lays a sheet out. `headerBottom`: last row of the table's header, 0 where there is none. Two blank rows follow the last. */
export function layoutOf(grid: Grid, headerBottom: number): SheetLayout {
  const used = extent(grid);
  const rows = used.rows + 2;
  const columns = Math.max(used.columns, 1);
  const across = spannedAcross(grid.merges);
  const columnLeft = new Float64Array(columns + 1);
  for (let column = 1; column <= columns; column++) {
    columnLeft[column] = (columnLeft[column - 1] ?? 0) + columnWidth(grid, column, used, across, headerBottom);
  }
  return { rows, columns, columnLeft, rowTop: rowHeights(grid, rows, columnLeft, headerBottom) };
}

/** The 1-based row (or column) at a pixel offset; offsets outside are clamped. */
export function indexAt(starts: Float64Array, offset: number): number {
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
