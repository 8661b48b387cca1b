import type { Area } from '../../../shared/grid/grid.ts';
import { LAST_COLUMN, LAST_ROW } from './area.ts';
import type { Book, Cell, Sheet } from './book.ts';
import { pointsBefore, ROW_POINTS } from './points.ts';
import { type Shift, shiftFormula } from './shift-formula.ts';

/** Takes whole rows out, or makes room for them above row `at`. */
export function shiftRows(book: Book, sheet: Sheet, at: number, by: number): void {
  shiftLines(book, sheet, { axis: 'row', at, by });
}

/** Takes whole columns out, or makes room for them left of column `at`. */
export function shiftColumns(book: Book, sheet: Sheet, at: number, by: number): void {
  shiftLines(book, sheet, { axis: 'column', at, by });
}

/** What stands behind moves, merges, rules, names, formulas and drawings with it. New lines look as the one before. */
export function shiftLines(book: Book, sheet: Sheet, shift: Shift): void {
  shiftFormulas(book, sheet, shift);
  const drawn = edgeOf(sheet, shift);
  if (shift.axis === 'row') moveRows(sheet, shift);
  else moveColumns(sheet, shift);
  moveDrawings(sheet, shift, drawn);
  const area = (each: Area) => shiftArea(each, shift);
  sheet.merges = sheet.merges.map(area).filter((each) => each !== undefined);
  for (const each of [...sheet.validations, ...sheet.formats]) {
    each.areas = each.areas.map(area).filter((one) => one !== undefined);
  }
  sheet.validations = sheet.validations.filter((each) => each.areas.length > 0);
  sheet.formats = sheet.formats.filter((each) => each.areas.length > 0);
}

/** Where a line goes; 0 for one that is taken out. */
const moverOf =
  ({ at, by }: Shift) =>
  (line: number) =>
    line < at ? line : by < 0 && line < at - by ? 0 : line + by;

const blankLike = ({ style }: Cell): Cell => ({ value: null, style });

function moveRows(sheet: Sheet, shift: Shift): void {
  const { at, by } = shift;
  const move = moverOf(shift);
  const rows = [...sheet.rows].sort(([a], [b]) => a - b);
  sheet.rows.clear();
  for (const [row, cells] of rows) if (move(row) > 0) sheet.rows.set(move(row), cells);
  const above = [...(sheet.rows.get(at - 1) ?? [])].filter(([, cell]) => cell.style !== 0);
  for (let row = at; row < at + by && above.length > 0; row++) {
    sheet.rows.set(row, new Map(above.map(([column, cell]) => [column, blankLike(cell)])));
  }
  moveKeys(sheet.lines, move);
  moveAll(sheet.hiddenRows, move);
}

function moveColumns(sheet: Sheet, shift: Shift): void {
  const { at, by } = shift;
  const move = moverOf(shift);
  for (const cells of sheet.rows.values()) {
    const before = cells.get(at - 1);
    moveKeys(cells, move);
    for (let column = at; column < at + by && before && before.style !== 0; column++) {
      cells.set(column, blankLike(before));
    }
  }
  const width = sheet.widths.get(at - 1);
  moveKeys(sheet.widths, move);
  for (let column = at; column < at + by && width !== undefined; column++) sheet.widths.set(column, width);
  moveAll(sheet.hiddenColumns, move);
}

function moveKeys<T>(lines: Map<number, T>, move: (line: number) => number): void {
  const all = [...lines];
  lines.clear();
  for (const [line, each] of all) if (move(line) > 0) lines.set(move(line), each);
}

function moveAll(lines: Set<number>, move: (line: number) => number): void {
  const all = [...lines];
  lines.clear();
  for (const line of all) if (move(line) > 0) lines.add(move(line));
}

/** Points before the first line of a shift, and behind its last one. */
function edgeOf(sheet: Sheet, { axis, at, by }: Shift): { readonly start: number; readonly end: number } {
  const points = (line: number) => (axis === 'row' ? (line - 1) * ROW_POINTS : pointsBefore(sheet, line));
  return { start: points(at), end: points(by < 0 ? at - by : at) };
}

/** Shapes and charts go with the cell they begin in, but for those that are set not to. */
function moveDrawings(sheet: Sheet, shift: Shift, { start, end }: ReturnType<typeof edgeOf>): void {
  const side = shift.axis === 'row' ? 'top' : 'left';
  const grown = edgeOf(sheet, { ...shift, by: -Math.abs(shift.by) });
  const by = shift.by > 0 ? grown.end - grown.start : start - end;
  for (const each of [...sheet.shapes.filter(({ placement }) => placement !== 'Absolute'), ...sheet.charts]) {
    if (each[side] >= end) each[side] += by;
    else if (each[side] >= start) each[side] = start;
  }
}

/** Names, formulas, validations and formats of the whole book follow the lines they speak of. */
function shiftFormulas(book: Book, sheet: Sheet, shift: Shift): void {
  const moved = (formula: string, own: boolean) => shiftFormula(formula, sheet.name, own, shift);
  const first = (areas: readonly Area[]) =>
    Math.min(...areas.map(({ top, left }) => (shift.axis === 'row' ? top : left)));
  const movedRule = (formula: string, areas: readonly Area[], own: boolean) => {
    const after = areas.map((area) => shiftArea(area, shift)).filter((area) => area !== undefined);
    const rides = own && after.length > 0 ? first(after) - first(areas) : undefined;
    return shiftFormula(formula, sheet.name, own, shift, rides);
  };
  for (const name of book.names) name.formula = moved(name.formula, name.scope === sheet.id);
  for (const each of book.sheets) {
    const own = each === sheet;
    for (const cells of each.rows.values()) {
      for (const cell of cells.values()) {
        const now = cell.formula && moved(cell.formula, own);
        if (!now || now === cell.formula) continue;
        cell.formula = now;
        delete cell.raw;
      }
    }
    for (const format of each.formats) {
      const now = format.formula && movedRule(format.formula, format.areas, own);
      if (!now || now === format.formula) continue;
      format.formula = now;
      delete format.source;
    }
    for (const validation of each.validations) {
      const { formula1, formula2 } = validation.rule;
      validation.rule = {
        ...validation.rule,
        ...(formula1 === undefined ? {} : { formula1: movedRule(formula1, validation.areas, own) }),
        ...(formula2 === undefined ? {} : { formula2: movedRule(formula2, validation.areas, own) }),
      };
    }
  }
}

function shiftArea(area: Area, { axis, at, by }: Shift): Area | undefined {
  const isRow = axis === 'row';
  const limit = isRow ? LAST_ROW : LAST_COLUMN;
  const [first, last] = isRow ? [area.top, area.bottom] : [area.left, area.right];
  // Whole columns stay whole when rows come or go.
  if (first === 1 && last === limit) return area;
  const moved = (line: number, gone: number) => (line < at ? line : by < 0 && line < at - by ? gone : line + by);
  const [from, to] = [moved(first, at), Math.min(moved(last, at - 1), limit)];
  if (from > to) return undefined;
  return isRow ? { ...area, top: from, bottom: to } : { ...area, left: from, right: to };
}
