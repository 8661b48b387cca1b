import { a1, parseA1 } from '../../../shared/grid/address.ts';
import { overlap } from '../../../shared/grid/area.ts';
import type { Area } from '../../../shared/grid/grid.ts';
import { contains } from './area.ts';
import { type Book, type Cell, cellAt, cellFor } from './book.ts';
import { bringRules, type Place } from './copy-cells.ts';
import { cutFormats, cutValidations } from './rules.ts';

/**
 * Moves a block on its sheet, as cutting and pasting does: values, looks, rules and merges go along and nothing of them
 * stays behind; what speaks of cells that all moved speaks of their new place.
 */
export function moveCells(book: Book, { sheet, area: from }: Place, to: Place): Area {
  if (sheet !== to.sheet) throw new Error('cells are moved on their own sheet only here');
  const [down, across] = [to.area.top - from.top, to.area.left - from.left];
  const area = moved(from, down, across);
  const cells: { row: number; column: number; cell: Cell }[] = [];
  for (let row = from.top; row <= from.bottom; row++) {
    for (let column = from.left; column <= from.right; column++) {
      const cell = cellAt(sheet, row, column);
      if (cell) cells.push({ row: row + down, column: column + across, cell });
      sheet.rows.get(row)?.delete(column);
    }
  }
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) sheet.rows.get(row)?.delete(column);
  }
  for (const { row, column, cell } of cells) Object.assign(cellFor(sheet, row, column), cell);
  sheet.merges = sheet.merges
    .filter((merge) => within(merge, from) || !overlap(merge, area))
    .map((merge) => (within(merge, from) ? moved(merge, down, across) : merge));
  moveRules({ sheet, area: from }, area);
  follow(book, { sheet, area: from }, down, across);
  return area;
}

/** The rules go along: those of the old place are gone, also where both places overlap. */
function moveRules(from: Place, area: Area): void {
  const { sheet } = from;
  const aside = { ...sheet, validations: structuredClone(sheet.validations), formats: structuredClone(sheet.formats) };
  cutValidations(sheet, from.area);
  cutFormats(sheet, from.area);
  bringRules({ sheet: aside, area: from.area }, sheet, area);
}

const moved = ({ top, left, bottom, right }: Area, down: number, across: number): Area => ({
  top: top + down,
  left: left + across,
  bottom: bottom + down,
  right: right + across,
});

const within = (area: Area, around: Area) =>
  contains(around, area.top, area.left) && contains(around, area.bottom, area.right);

const REFERENCE =
  /"[^"]*"|((?:'(?:[^']|'')*'|[\p{L}\p{N}_.]+)!)?(\$?[A-Z]{1,3}\$?[1-9]\d*)(?::(\$?[A-Z]{1,3}\$?[1-9]\d*))?(?![\p{L}\p{N}_(])/gu;

/** Names and formulas that speak of cells in the block. */
function follow(book: Book, { sheet, area }: Place, down: number, across: number): void {
  const now = (formula: string, own: boolean) =>
    formula.replace(REFERENCE, (whole, qualifier?: string, from?: string, to?: string) => {
      if (from === undefined) return whole;
      const named = qualifier?.slice(0, -1).replace(/^'|'$/g, '').replaceAll("''", "'");
      if (named === undefined ? !own : named.toLowerCase() !== sheet.name.toLowerCase()) return whole;
      const ends = to === undefined ? [from] : [from, to];
      const places = ends.map((end) => parseA1(end.replaceAll('$', '')));
      if (!places.every((place) => place && contains(area, place.row, place.column))) return whole;
      return `${qualifier ?? ''}${ends.map((end) => carried(end, down, across)).join(':')}`;
    });
  for (const name of book.names) name.formula = now(name.formula, name.scope === sheet.id);
  for (const each of book.sheets) {
    for (const cells of each.rows.values()) {
      for (const cell of cells.values()) {
        const formula = cell.formula && now(cell.formula, each === sheet);
        if (!formula || formula === cell.formula) continue;
        cell.formula = formula;
        delete cell.raw;
      }
    }
  }
}

function carried(reference: string, down: number, across: number): string {
  const place = parseA1(reference.replaceAll('$', ''));
  const [, fixed = '', held = ''] = /^(\$?)[A-Z]+(\$?)/.exec(reference) ?? [];
  const [, column = '', row = ''] =
    /^([A-Z]+)(\d+)$/.exec(a1((place?.row ?? 1) + down, (place?.column ?? 1) + across)) ?? [];
  return `${fixed}${column}${held}${row}`;
}
