import type { AnnexDefinition } from '../annex/definition.ts';
import { labelKey } from './label.ts';
import type { MatchedField } from './match.ts';
import { isBlank, type SheetView, textOf } from './sheet-view.ts';

/** Rows below the header that are looked at for row labels; a matrix has about ten. */
const LOOK = 60;

/** A row label's key: 其它 and 其他 are one word. */
export function regionKey(text: string): string {
  return labelKey(text).replaceAll('它', '他');
}

function hits(view: SheetView, column: number, top: number, keys: ReadonlySet<string>): number {
  const bottom = Math.min(view.box?.bottom ?? 0, top + LOOK);
  let count = 0;
  for (let row = top; row <= bottom; row += 1) {
    if (keys.has(regionKey(textOf(view.grid.rows[row - 1]?.[column - 1])))) count += 1;
  }
  return count;
}

function best(columns: readonly number[], score: (column: number) => number): number | undefined {
  let found: number | undefined;
  let high = 0;
  for (const column of columns) {
    const value = score(column);
    if (value > high) {
      high = value;
      found = column;
    }
  }
  return found;
}

function labelOver(view: SheetView, top: number, bottom: number, column: number): { row: number; label: string } {
  for (let row = bottom; row >= top; row -= 1) {
    const value = view.shown(row, column);
    if (!isBlank(value)) return { row: view.areaAt(row, column)?.top ?? row, label: textOf(value) };
  }
  return { row: bottom, label: '' };
}

/** The two row-label columns of a matrix, found by what stands in them, left of the first figure. */
export function matrixLabels(
  view: SheetView,
  annex: AnnexDefinition,
  header: { top: number; bottom: number; firstFigure: number },
): MatchedField[] {
  const { matrix } = annex;
  if (!matrix || !view.box) return [];
  const columns: number[] = [];
  for (let c = header.firstFigure - 1; c >= view.box.left; c -= 1) columns.push(c);
  const groups = new Set([...matrix.rows, ...matrix.free].map((row) => regionKey(row.group)));
  const names = new Set(matrix.rows.map((row) => regionKey(row.name)));
  const first = header.bottom + 1;
  const named = best(columns, (c) => hits(view, c, first, names));
  const group = best(
    columns.filter((c) => c !== named),
    (c) => hits(view, c, first, groups),
  );
  const name = named ?? columns.find((c) => c !== group);
  const result: MatchedField[] = [];
  if (group !== undefined)
    result.push({ field: matrix.groupField, column: group, ...labelOver(view, header.top, header.bottom, group) });
  if (name !== undefined)
    result.push({ field: matrix.nameField, column: name, ...labelOver(view, header.top, header.bottom, name) });
  return result;
}
