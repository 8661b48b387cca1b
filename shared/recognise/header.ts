import type { FieldDefinition } from '../annex/definition.ts';
import { bareKey, labelKey, withoutMoneyUnit } from './label.ts';
import { isBlank, type SheetView, textOf } from './sheet-view.ts';
import { type Likeness, type Vocabulary, WEIGHT } from './vocabulary.ts';

/** No printed label is longer; what is longer is a sentence. */
const LONGEST_LABEL = 60;

/** What stands over one column, from the group down. */
export interface HeaderCell {
  readonly column: number;
  /** The row of its leaf. */
  readonly row: number;
  readonly texts: readonly string[];
  readonly keys: { readonly path: readonly string[]; readonly leaf: readonly string[] };
}

export interface MappedColumn {
  readonly field: FieldDefinition;
  readonly cell: HeaderCell;
  readonly how: Likeness;
  /** It took the whole path to know it, not its leaf alone. */
  readonly byPath: boolean;
}

/** A row, or two, taken for the header of one annex. */
export interface HeaderCandidate {
  readonly vocabulary: Vocabulary;
  readonly top: number;
  readonly bottom: number;
  readonly cells: readonly HeaderCell[];
  readonly mapped: readonly MappedColumn[];
  /** Share of the annex's own columns that were found, 0 to 1. */
  readonly score: number;
}

function labelAt(view: SheetView, row: number, column: number): string {
  const value = view.shown(row, column);
  if (typeof value !== 'string' || isBlank(value) || value.length > LONGEST_LABEL) return '';
  return value;
}

/** The group over a column; where the merges were lost, the nearest one to the left that has leaves of its own. */
function groupAt(view: SheetView, row: number, column: number, left: number): string {
  const own = labelAt(view, row, column);
  if (own !== '' || view.areaAt(row, column)) return own;
  if (labelAt(view, row + 1, column) === '') return '';
  for (let c = column - 1; c >= left; c -= 1) {
    const text = labelAt(view, row, c);
    if (text !== '') return labelAt(view, row + 1, c) === '' ? '' : text;
  }
  return '';
}

/** The header cells of `depth` rows from `top` on. */
function headerCells(view: SheetView, top: number, depth: 1 | 2): HeaderCell[] {
  const box = view.box;
  if (!box) return [];
  const cells: HeaderCell[] = [];
  for (let column = box.left; column <= box.right; column += 1) {
    if (depth === 1) {
      const text = labelAt(view, top, column);
      if (text !== '') cells.push(headerCell(column, top, [text]));
      continue;
    }
    const group = groupAt(view, top, column, box.left);
    const leaf = labelAt(view, top + 1, column);
    const area = view.areaAt(top, column);
    const one = area !== undefined && area.bottom > top;
    if (group === '' && leaf === '') continue;
    if (one || leaf === '') cells.push(headerCell(column, area ? area.top : top, [group]));
    else cells.push(headerCell(column, top + 1, group === '' ? [leaf] : [group, leaf]));
  }
  return cells;
}

function keysOf(text: string): string[] {
  const keys = new Set([labelKey(text), bareKey(text), withoutMoneyUnit(labelKey(text))]);
  return [...keys].filter((key) => key !== '');
}

/** Keys a header cell may be known by: those of its whole path, and those of its leaf alone. */
function keysOfTexts([group = '', leaf]: readonly string[]): { path: readonly string[]; leaf: readonly string[] } {
  if (leaf === undefined) return { path: [], leaf: keysOf(group) };
  const leafKey = labelKey(leaf);
  const ends = [...new Set([leafKey, leafKey.replace(/^其中/u, '')])];
  return { path: keysOf(group).flatMap((stem) => ends.map((end) => stem + end)), leaf: keysOf(leaf) };
}

function headerCell(column: number, row: number, texts: readonly string[]): HeaderCell {
  return { column, row, texts, keys: keysOfTexts(texts) };
}

/** Reads header cells with one annex's labels; each field and each column is used once, the best likeness first. */
export function readHeader(vocabulary: Vocabulary, cells: readonly HeaderCell[]): MappedColumn[] {
  const found: MappedColumn[] = [];
  for (const cell of cells) {
    const said = new Map<FieldDefinition, MappedColumn>();
    for (const keys of [cell.keys.path, cell.keys.leaf]) {
      for (const { field, how } of keys.flatMap((key) => vocabulary.fields.get(key) ?? [])) {
        const known = said.get(field);
        if (known && WEIGHT[how] <= WEIGHT[known.how]) continue;
        said.set(field, { field, cell, how, byPath: keys === cell.keys.path });
      }
    }
    found.push(...said.values());
  }
  found.sort((a, b) => WEIGHT[b.how] - WEIGHT[a.how] || a.cell.column - b.cell.column);
  const fields = new Set<FieldDefinition>();
  const columns = new Set<number>();
  return found.filter(({ field, cell }) => {
    if (fields.has(field) || columns.has(cell.column)) return false;
    fields.add(field);
    columns.add(cell.column);
    return true;
  });
}

/** The last row that the header's own merges reach. */
function headerBottom(view: SheetView, mapped: readonly MappedColumn[], last: number): number {
  let bottom = last;
  for (const { cell } of mapped) {
    const area = view.areaAt(cell.row, cell.column);
    if (area && area.bottom - area.top < 4) bottom = Math.max(bottom, area.bottom);
  }
  return bottom;
}

/** The header cells from `top`, taken as one row and as two. */
export interface HeaderRows {
  readonly top: number;
  readonly one: readonly HeaderCell[];
  readonly two: readonly HeaderCell[];
}

/** Reads them once for all annexes. */
export function headerRows(view: SheetView, top: number): HeaderRows {
  return { top, one: headerCells(view, top, 1), two: headerCells(view, top, 2) };
}

/** The best reading of the rows from `top` as this annex's header. */
export function candidateAt(view: SheetView, vocabulary: Vocabulary, rows: HeaderRows): HeaderCandidate | undefined {
  const { top } = rows;
  let best: HeaderCandidate | undefined;
  for (const depth of [1, 2] as const) {
    const cells = depth === 1 ? rows.one : rows.two;
    const mapped = readHeader(vocabulary, cells);
    const wanted = mapped.filter(({ field }) => vocabulary.wanted.includes(field));
    // A title over a header is no group of it: the upper row must be needed.
    const needed = depth === 1 || mapped.some(({ cell, byPath }) => byPath || cell.row === top);
    if (wanted.length < 2 || !needed) continue;
    const score = wanted.reduce((sum, { how }) => sum + WEIGHT[how], 0) / vocabulary.wanted.length;
    if (best && best.score >= score) continue;
    best = { vocabulary, top, bottom: headerBottom(view, mapped, top + depth - 1), cells, mapped, score };
  }
  return best;
}

/** Whether a row may be a header: two of its first texts are labels of some annex. Cheap: asked of every row. */
export function mayBeHeader(view: SheetView, row: number, known: (text: string) => boolean): boolean {
  let hits = 0;
  let misses = 0;
  for (const value of view.grid.rows[row - 1] ?? []) {
    if (isBlank(value)) continue;
    if (typeof value === 'string' && value.length <= LONGEST_LABEL && known(textOf(value))) hits += 1;
    else misses += 1;
    if (hits >= 2) return true;
    if (misses >= 4) return false;
  }
  return false;
}
