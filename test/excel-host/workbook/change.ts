import { overlap, without } from '../../../shared/grid/area.ts';
import type { Area } from '../../../shared/grid/grid.ts';
import { LAST_COLUMN, LAST_ROW } from './area.ts';
import { type Book, type Cell, cellAt, cellFor, restyle, type Sheet, type Style, styleOf } from './book.ts';
import { type Entry, enter } from './entry.ts';
import { shiftFormula } from './shift-formula.ts';

/** Enters a value into a cell as typing and scripts do; a covered cell of a merge swallows it. */
export function putEntry(
  book: Book,
  sheet: Sheet,
  row: number,
  column: number,
  input: string | number | boolean,
): void {
  const cell = cellFor(sheet, row, column);
  const entry: Entry = typeof input === 'string' ? enter(input, styleOf(book, cell).numberFormat) : { value: input };
  if (isCovered(sheet, row, column)) return;
  delete cell.raw;
  cell.value = entry.value;
  if (entry.formula === undefined) delete cell.formula;
  else cell.formula = entry.formula;
  if (entry.numberFormat && styleOf(book, cell).numberFormat === 'General') {
    restyle(book, cell, { numberFormat: entry.numberFormat });
  }
}

/** Whether the cell lies in a merge and is not its first. */
export function isCovered(sheet: Sheet, row: number, column: number): boolean {
  return sheet.merges.some(
    (merge) =>
      row >= merge.top &&
      row <= merge.bottom &&
      column >= merge.left &&
      column <= merge.right &&
      !(row === merge.top && column === merge.left),
  );
}

/** Goes over the cells of an area; over those that exist only, where the area is whole rows or columns. */
export function eachCell(sheet: Sheet, area: Area, visit: (cell: Cell, row: number, column: number) => void): void {
  if (area.bottom - area.top > 100_000 || area.right - area.left > 2_000) {
    for (const [row, cells] of sheet.rows) {
      if (row < area.top || row > area.bottom) continue;
      for (const [column, cell] of cells) if (column >= area.left && column <= area.right) visit(cell, row, column);
    }
    return;
  }
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) visit(cellFor(sheet, row, column), row, column);
  }
}

export function restyleArea(
  book: Book,
  sheet: Sheet,
  area: Area,
  change: Partial<Omit<Style, 'xf' | 'made' | 'home'>>,
): void {
  eachCell(sheet, area, (cell) => restyle(book, cell, change));
}

/** The one value that all cells of an area share; null where they differ. */
export function shared<T>(sheet: Sheet, area: Area, read: (cell: Cell | undefined) => T): T | null {
  let first: T | undefined;
  for (let row = area.top; row <= Math.min(area.bottom, LAST_ROW); row++) {
    for (let column = area.left; column <= area.right; column++) {
      const value = read(cellAt(sheet, row, column));
      if (first === undefined) first = value;
      else if (first !== value) return null;
    }
  }
  return first ?? null;
}

/** Takes an area out of every validation that covers it. */
export function cutValidations(sheet: Sheet, area: Area): void {
  for (const validation of sheet.validations) {
    validation.areas = validation.areas.flatMap((each) => without(each, area));
  }
  sheet.validations = sheet.validations.filter((validation) => validation.areas.length > 0);
}

/** Takes an area out of every conditional format that covers it. */
export function cutFormats(sheet: Sheet, area: Area): void {
  for (const format of sheet.formats) format.areas = format.areas.flatMap((each) => without(each, area));
  sheet.formats = sheet.formats.filter((format) => format.areas.length > 0);
}

/** Takes whole rows (or columns) out, or makes room for them; what stands behind moves, merges and rules with it. */
export function shiftRows(book: Book, sheet: Sheet, at: number, by: number): void {
  shiftFormulas(book, sheet, at, by);
  const move = (row: number) => (by < 0 && row < at - by && row >= at ? 0 : row >= at ? row + by : row);
  const rows = [...sheet.rows].sort(([a], [b]) => a - b);
  sheet.rows.clear();
  for (const [row, cells] of rows) {
    const to = move(row);
    if (to > 0) sheet.rows.set(to, cells);
  }
  moveKeys(sheet.lines, move);
  const hidden = [...sheet.hiddenRows];
  sheet.hiddenRows.clear();
  for (const row of hidden) if (move(row) > 0) sheet.hiddenRows.add(move(row));
  const area = (each: Area) => shiftArea(each, at, by);
  sheet.merges = sheet.merges.map(area).filter((each) => each !== undefined);
  for (const each of [...sheet.validations, ...sheet.formats]) {
    each.areas = each.areas.map(area).filter((one) => one !== undefined);
  }
  sheet.validations = sheet.validations.filter((each) => each.areas.length > 0);
  sheet.formats = sheet.formats.filter((each) => each.areas.length > 0);
}

function moveKeys<T>(lines: Map<number, T>, move: (row: number) => number): void {
  const all = [...lines];
  lines.clear();
  for (const [row, line] of all) if (move(row) > 0) lines.set(move(row), line);
}

/** Names, formulas, validations and formats of the whole book follow the rows they speak of. */
function shiftFormulas(book: Book, sheet: Sheet, at: number, by: number): void {
  const shift = (formula: string, own: boolean) => shiftFormula(formula, sheet.name, own, at, by);
  const shiftRule = (formula: string, areas: readonly Area[], own: boolean) => {
    const after = areas.map((area) => shiftArea(area, at, by)).filter((area) => area !== undefined);
    const rides = own && after.length > 0 ? topOf(after) - topOf(areas) : undefined;
    return shiftFormula(formula, sheet.name, own, at, by, rides);
  };
  for (const name of book.names) name.formula = shift(name.formula, false);
  for (const each of book.sheets) {
    const own = each === sheet;
    for (const cells of each.rows.values()) {
      for (const cell of cells.values()) {
        const now = cell.formula && shift(cell.formula, own);
        if (!now || now === cell.formula) continue;
        cell.formula = now;
        delete cell.raw;
      }
    }
    for (const format of each.formats) {
      const now = format.formula && shiftRule(format.formula, format.areas, own);
      if (!now || now === format.formula) continue;
      format.formula = now;
      delete format.source;
    }
    for (const validation of each.validations) {
      const { formula1, formula2 } = validation.rule;
      validation.rule = {
        ...validation.rule,
        ...(formula1 === undefined ? {} : { formula1: shiftRule(formula1, validation.areas, own) }),
        ...(formula2 === undefined ? {} : { formula2: shiftRule(formula2, validation.areas, own) }),
      };
    }
  }
}

const topOf = (areas: readonly Area[]) => Math.min(...areas.map(({ top }) => top));

function shiftArea(area: Area, at: number, by: number): Area | undefined {
  if (by > 0) {
    const top = area.top >= at ? area.top + by : area.top;
    const bottom = area.bottom >= at ? Math.min(area.bottom + by, LAST_ROW) : area.bottom;
    return { ...area, top, bottom };
  }
  const gone = overlap(area, { top: at, left: 1, bottom: at - by - 1, right: LAST_COLUMN });
  const lost = gone ? gone.bottom - gone.top + 1 : 0;
  const above = area.top > at - by - 1 ? -by : Math.max(0, area.top - at);
  const top = area.top >= at ? area.top - Math.min(above, area.top - at) : area.top;
  const height = area.bottom - area.top + 1 - lost;
  return height > 0 ? { ...area, top, bottom: top + height - 1 } : undefined;
}
