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
}

export interface MappedColumn {
  readonly field: FieldDefinition;
  readonly cell: HeaderCell;
  readonly how: Likeness;
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
export function headerCells(view: SheetView, top: number, depth: 1 | 2): HeaderCell[] {
  const box = view.box;
  if (!box) return [];
  const cells: HeaderCell[] = [];
  for (let column = box.left; column <= box.right; column += 1) {
    if (depth === 1) {
      const text = labelAt(view, top, column);
      if (text !== '') cells.push({ column, row: top, texts: [text] });
      continue;
    }
    const group = groupAt(view, top, column, box.left);
    const leaf = labelAt(view, top + 1, column);
    const area = view.areaAt(top, column);
    const one = area !== undefined && area.bottom > top;
    if (group === '' && leaf === '') continue;
    if (one || leaf === '') cells.push({ column, row: area ? area.top : top, texts: [group] });
    else cells.push({ column, row: top + 1, texts: group === '' ? [leaf] : [group, leaf] });
  }
  return cells;
}

/** Keys a header cell may be known by, the whole path first. */
export function keysOfCell(cell: HeaderCell): string[] {
  const keys = (text: string) => [labelKey(text), bareKey(text), withoutMoneyUnit(labelKey(text))];
  const [group = '', leaf] = cell.texts;
  if (leaf === undefined) return keys(group);
  const leafKey = labelKey(leaf);
  const leaves = [leafKey, leafKey.replace(/^其中/u, '')];
  return [...keys(group).flatMap((stem) => leaves.map((end) => stem + end)), ...keys(leaf)];
}

/** Reads header cells with one annex's labels; each field and each column is used once, the best likeness first. */
export function readHeader(vocabulary: Vocabulary, cells: readonly HeaderCell[]): MappedColumn[] {
  const found: MappedColumn[] = [];
  for (const cell of cells) {
    const said = new Map<FieldDefinition, Likeness>();
    for (const key of keysOfCell(cell)) {
      for (const { field, how } of vocabulary.fields.get(key) ?? []) {
        const known = said.get(field);
        if (known === undefined || WEIGHT[how] > WEIGHT[known]) said.set(field, how);
      }
    }
    for (const [field, how] of said) found.push({ field, cell, how });
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

/** The best reading of the rows from `top` as this annex's header. */
export function candidateAt(view: SheetView, vocabulary: Vocabulary, top: number): HeaderCandidate | undefined {
  let best: HeaderCandidate | undefined;
  for (const depth of [1, 2] as const) {
    const cells = headerCells(view, top, depth);
    const mapped = readHeader(vocabulary, cells);
    const wanted = mapped.filter(({ field }) => vocabulary.wanted.includes(field));
    if (wanted.length < 2) continue;
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
    if (misses >= 3) return false;
  }
  return false;
}
