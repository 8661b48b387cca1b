import type { CellValue } from '../grid/grid.ts';
import { labelKey } from '../recognise/label.ts';
import { isBlank, textOf } from '../recognise/sheet-view.ts';
import { isFooterText, isHeading, totalWord } from './row-marks.ts';
import type { TableShape } from './table-shape.ts';

/** What a row of a table is. Only `data` rows are records; nothing of the others is taken for one, or for nothing. */
export type RowKind =
  | { readonly kind: 'blank' | 'numbered' | 'header' | 'footer' | 'data' | 'outside' }
  | { readonly kind: 'total'; readonly word: string; readonly column: number }
  | { readonly kind: 'group'; readonly text: string };

const BLANK: RowKind = { kind: 'blank' };
const NUMBERED: RowKind = { kind: 'numbered' };
const HEADER: RowKind = { kind: 'header' };
const FOOTER: RowKind = { kind: 'footer' };
const DATA: RowKind = { kind: 'data' };
const OUTSIDE: RowKind = { kind: 'outside' };

const NO_CELLS: readonly CellValue[] = [];

/** M11: a row that repeats at least 70% of the header's labels. */
function repeatsHeader(shape: TableShape, cells: readonly CellValue[]): boolean {
  let same = 0;
  let misses = 0;
  const enough = Math.max(2, Math.ceil(shape.columns.length * 0.7));
  const allowed = shape.columns.length - enough;
  for (const { column, header } of shape.columns) {
    const value = cells[column - 1];
    if (typeof value === 'string' && value.length <= 60 && header !== '' && labelKey(value) === header) same += 1;
    else misses += 1;
    if (misses > allowed) return false;
  }
  return same >= enough;
}

/** In a two-row header the group row repeats as well: labels only, none a figure. */
function repeatsGroups(shape: TableShape, cells: readonly CellValue[]): boolean {
  const { match } = shape;
  if (match.headerTop === match.headerBottom) return false;
  const top = shape.view.grid.rows[match.headerTop - 1] ?? NO_CELLS;
  const filled = cells.filter((value) => !isBlank(value));
  if (filled.length < 2 || filled.some((value) => typeof value !== 'string')) return false;
  return cells.every((value, i) => isBlank(value) || labelKey(textOf(value)) === labelKey(textOf(top[i])));
}

interface Scan {
  readonly first: number;
  readonly second: number;
  readonly filled: number;
  readonly total: number;
}

function scan(shape: TableShape, cells: readonly CellValue[]): Scan {
  let first = 0;
  let second = 0;
  let total = 0;
  for (let i = 0; i < cells.length; i += 1) {
    if (isBlank(cells[i])) continue;
    total += 1;
    if (first === 0) first = i + 1;
    else if (second === 0) second = i + 1;
  }
  let filled = 0;
  if (total > 0) for (const { column } of shape.filled) if (!isBlank(cells[column - 1])) filled += 1;
  return { first, second, filled, total };
}

/** A total is named in the first or second cell, with hardly a word beside it. */
function totalOf(shape: TableShape, cells: readonly CellValue[], found: Scan): RowKind | undefined {
  for (const column of [found.first, found.second]) {
    const value = cells[column - 1];
    if (typeof value !== 'string') continue;
    // 合 and 计 may stand in two cells.
    const next = column === found.first && value.trim().length === 1 ? textOf(cells[found.second - 1]).trim() : '';
    const word = totalWord(value) ?? (next === '计' ? totalWord(value + next) : undefined);
    if (word === undefined) continue;
    const words = shape.filled.filter(({ column: c, prepared }) => {
      const cell = cells[c - 1];
      const figure = prepared.definition.type === 'money' || prepared.definition.type === 'count';
      return (
        c !== column &&
        !figure &&
        !(next === '计' && c === found.second) &&
        typeof cell === 'string' &&
        /\p{Script=Han}/u.test(cell)
      );
    });
    if (words.length <= 1) return { kind: 'total', word, column };
  }
  return undefined;
}

/** A text alone in its row: merged across the table, under 序号, or worded like a heading. */
function groupOf(shape: TableShape, cells: readonly CellValue[], row: number, found: Scan): RowKind | undefined {
  if (found.total !== 1 || shape.match.annex.layout === 'matrix') return undefined;
  const value = cells[found.first - 1];
  if (typeof value !== 'string') return undefined;
  const area = shape.view.areaAt(row, found.first);
  const across = area !== undefined && area.right - area.left >= 2;
  const generated = !shape.filled.some(({ column }) => column === found.first);
  const firstColumn = found.first <= (shape.filled[0]?.column ?? 0);
  const heads = across || (generated && found.first <= shape.match.right) || (firstColumn && isHeading(value));
  return heads ? { kind: 'group', text: value.trim() } : undefined;
}

/** Tells what a row is, from its own cells alone. `below`: a row of notes stands above it already. */
export function rowKind(shape: TableShape, row: number, below: boolean): RowKind {
  const cells = shape.view.grid.rows[row - 1] ?? NO_CELLS;
  const found = scan(shape, cells);
  if (found.total === 0) return BLANK;
  const lead = cells[found.first - 1];
  const dataLike = found.filled >= Math.max(2, Math.ceil(shape.filled.length / 2));
  if (typeof lead === 'string' && !dataLike) {
    if (isFooterText(lead)) return FOOTER;
    if (lead.length >= 8 && shape.noteKeys.has(labelKey(lead))) return FOOTER;
  }
  const total = totalOf(shape, cells, found);
  if (total) return total;
  if (repeatsHeader(shape, cells) || repeatsGroups(shape, cells)) return HEADER;
  if (below) return dataLike ? DATA : FOOTER;
  const group = groupOf(shape, cells, row, found);
  if (group) return group;
  if (found.filled > 0) return DATA;
  const numbered = shape.columns.some(
    ({ column, prepared }) => prepared.definition.generated && !isBlank(cells[column - 1]),
  );
  const outside = found.total > (numbered ? 1 : 0) && found.second !== 0;
  return !outside && (numbered || typeof lead === 'number') ? NUMBERED : OUTSIDE;
}
