import { a1 } from '../grid/address.ts';
import type { Issue } from '../issue/issue.ts';
import { typedText } from '../normalise/read-cell.ts';
import { isBlank } from '../recognise/sheet-view.ts';
import type { Effective } from './effective.ts';
import { rowIssue } from './row-issues.ts';
import type { TableShape } from './table-shape.ts';

/** M23: several projects in one cell. */

const ENUMERATOR =
  /(?:^|[\s；;。])(?:\d{1,2}[.、．)）](?!\d)|[（(]\d{1,2}[)）]|[①-⑳]|[一二三四五六七八九十][、.．])\s*/gu;

/** What a text must have in it, or begin with, to be of several items. */
const SEVERAL = /[；;]|^\s*[\d（(①-⑳一二三四五六七八九十。]/u;

/** The items of a text that counts them (1. 2. 3.), or parts them by ；; undefined for one item. */
export function itemsOf(text: string): readonly string[] | undefined {
  if (!SEVERAL.test(text)) return undefined;
  const parts = (list: string[]) =>
    list.map((item) => item.replace(/[；;。\s]+$/u, '').trim()).filter((item) => item !== '');
  const counted = [...text.matchAll(ENUMERATOR)];
  if (counted.length >= 2 && text.slice(0, counted[0]?.index ?? 0).trim() === '') {
    const items = parts(text.split(ENUMERATOR));
    if (items.length >= 2) return items;
  }
  const parted = parts(text.split(/[；;]/u));
  if (parted.length >= 2 && parted.every((item) => item.length >= 3)) return parted;
  return undefined;
}

/** Lines of a cell; a wrapped name has them too, so they count only when another cell has as many. */
export function linesOf(text: string): readonly string[] {
  return text
    .split(/\r\n|\r|\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

const NAMES = /项目名称/u;

function partsOf(text: string, count: number): readonly string[] | undefined {
  const items = itemsOf(text);
  if (items?.length === count) return items;
  const lines = linesOf(text);
  if (lines.length === count) return lines;
  const listed = text.split(/[、，,；;\s]+/u).filter((part) => part !== '');
  return listed.length === count ? listed : undefined;
}

/** The columns of a row cut into as many parts as it has projects; a column with one part goes to each. */
function splitRow(
  shape: TableShape,
  cells: readonly Effective[],
  count: number,
): { column: number; parts: readonly string[] }[] {
  return shape.filled.flatMap(({ column }) => {
    const i = shape.columns.findIndex((c) => c.column === column);
    const raw = cells[i]?.raw ?? null;
    if (raw === null || isBlank(raw)) return [];
    const text = typedText(raw);
    return [{ column, parts: partsOf(text, count) ?? Array<string>(count).fill(text) }];
  });
}

function projectsIn(
  shape: TableShape,
  cells: readonly Effective[],
): { column: number; key: string; count: number } | undefined {
  const i = shape.columns.findIndex(({ prepared }) => NAMES.test(prepared.definition.label));
  const column = shape.columns[i];
  const raw = cells[i]?.raw;
  if (!column || typeof raw !== 'string' || !/[\n\r；;①、.．)）]/u.test(raw)) return undefined;
  const items = itemsOf(raw);
  if (items) return { column: column.column, key: column.key, count: items.length };
  const lines = linesOf(raw).length;
  if (lines < 2) return undefined;
  const figures = shape.columns.some(({ prepared }, c) => {
    const { type } = prepared.definition;
    const other = cells[c]?.raw;
    return (type === 'money' || type === 'count') && typeof other === 'string' && linesOf(other).length === lines;
  });
  return figures ? { column: column.column, key: column.key, count: lines } : undefined;
}

/** Whether a row names several projects. Asked of every row, so that the offer is made only for those. */
export function namesSeveral(shape: TableShape, cells: readonly Effective[]): boolean {
  return projectsIn(shape, cells) !== undefined;
}

/** The question, and the split where the parts of another column agree and there are free rows to take them. */
export function severalIssue(
  shape: TableShape,
  reading: { readonly row: number; readonly cells: readonly Effective[] },
  freeRows: readonly number[],
): Issue | undefined {
  const found = projectsIn(shape, reading.cells);
  if (!found) return undefined;
  const cut = splitRow(shape, reading.cells, found.count);
  const agree = cut.filter(({ parts }) => new Set(parts).size > 1).length >= 2;
  const rows = [reading.row, ...freeRows.slice(0, found.count - 1)];
  const fits = agree && rows.length === found.count;
  const edits = fits
    ? rows.flatMap((row, n) => cut.map(({ column, parts }) => ({ cell: a1(row, column), value: parts[n] ?? null })))
    : [];
  return rowIssue('rows.several', reading.row, found.column, {
    severity: 'confirm',
    field: found.key,
    params: { count: found.count },
    fix: fits ? { safe: false, edits } : null,
  });
}
