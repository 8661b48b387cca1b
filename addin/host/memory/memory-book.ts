import type { Tone } from '../../../shared/compile/mark.ts';
import { overlap, without } from '../../../shared/grid/area.ts';
import type { Area, CellValue, Grid } from '../../../shared/grid/grid.ts';
import { shifted } from '../areas.ts';
import type { ChartSpec } from '../chart.ts';
import { type Guard, louder, type NamedList, type SheetButton, type SheetMark } from '../guard.ts';
import type { Dressing, SheetInfo } from '../sheet-host.ts';

/** A validation as it stands in a sheet: ours (with its guard's key), or one of the file's own. */
export interface StandingValidation {
  areas: Area[];
  readonly key: string | null;
  readonly validation: Guard['validation'];
  readonly style: Guard['style'];
}

export interface MemorySheet {
  readonly id: string;
  name: string;
  visibility: SheetInfo['visibility'];
  rows: CellValue[][];
  merges: Area[];
  hiddenRows: Set<number>;
  hiddenColumns: Set<number>;
  struckCells: Set<string>;
  externalCells: Set<string>;
  /** `row,column` → number format, where it is not General. */
  formats: Map<string, string>;
  validations: StandingValidation[];
  /** The guards' own marks. */
  rules: { key: string; area: Area; tone: Tone }[];
  marks: SheetMark[];
  /** What hidden names do in Excel: they follow their area. */
  places: Map<string, Area>;
  button: SheetButton | null;
  charts: ChartSpec[];
  dressing: Dressing | null;
}

export interface MemoryBook {
  readonly sheets: MemorySheet[];
  active: string;
  selection: Area | null;
  readonly lists: Map<string, NamedList>;
  metadata: string | undefined;
}

export function memorySheet(id: string, name: string, visibility: SheetInfo['visibility'] = 'visible'): MemorySheet {
  return {
    id,
    name,
    visibility,
    rows: [],
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    struckCells: new Set(),
    externalCells: new Set(),
    formats: new Map(),
    validations: [],
    rules: [],
    marks: [],
    places: new Map(),
    button: null,
    charts: [],
    dressing: null,
  };
}

/** A book of Grids, such as a workbook reader gives. */
export function memoryBook(grids: readonly Grid[]): MemoryBook {
  const sheets = grids.map((grid, at) => {
    const sheet = memorySheet(`sheet${at + 1}`, grid.sheet, grid.hidden ? 'hidden' : 'visible');
    sheet.rows = grid.rows.map((row) => [...row]);
    sheet.merges = [...grid.merges];
    sheet.hiddenRows = new Set(grid.hiddenRows);
    sheet.hiddenColumns = new Set(grid.hiddenColumns);
    sheet.struckCells = new Set(grid.struckCells);
    sheet.externalCells = new Set(grid.externalCells);
    return sheet;
  });
  return { sheets, active: sheets[0]?.id ?? '', selection: null, lists: new Map(), metadata: undefined };
}

export function put(sheet: MemorySheet, row: number, column: number, value: CellValue): void {
  while (sheet.rows.length < row) sheet.rows.push([]);
  const cells = sheet.rows[row - 1] as CellValue[];
  while (cells.length < column) cells.push(null);
  cells[column - 1] = value;
}

export function cutValidations(sheet: MemorySheet, area: Area): void {
  for (const each of sheet.validations) each.areas = each.areas.flatMap((one) => without(one, area));
  sheet.validations = sheet.validations.filter((each) => each.areas.length > 0);
}

/** Puts rows in or takes them out; everything that stands behind moves. */
export function shiftRows(sheet: MemorySheet, at: number, by: number): void {
  if (by > 0) sheet.rows.splice(at - 1, 0, ...Array.from({ length: by }, () => []));
  else sheet.rows.splice(at - 1, -by);
  const move = (area: Area) => shifted(area, at, by);
  sheet.merges = sheet.merges.map(move).filter((area) => area !== undefined);
  for (const each of sheet.validations) each.areas = each.areas.map(move).filter((area) => area !== undefined);
  sheet.validations = sheet.validations.filter((each) => each.areas.length > 0);
  sheet.rules = sheet.rules.flatMap((each) => moved(each, move));
  sheet.marks = sheet.marks.flatMap((each) => moved(each, move));
  for (const [key, area] of sheet.places) {
    const now = move(area);
    if (now) sheet.places.set(key, now);
    else sheet.places.delete(key);
  }
}

function moved<T extends { readonly area: Area }>(each: T, move: (area: Area) => Area | undefined): T[] {
  const area = move(each.area);
  return area ? [{ ...each, area }] : [];
}

/** The tint that a cell shows of those put by `mark`: the loudest of those that still hold. */
export function markAt(sheet: MemorySheet, row: number, column: number): Tone | null {
  const here = sheet.marks.filter(({ area, whileHolds }) => {
    if (!overlap(area, { top: row, bottom: row, left: column, right: column })) return false;
    return whileHolds === undefined || sameValue(sheet.rows[area.top - 1]?.[area.left - 1] ?? null, whileHolds);
  });
  return [...here].sort(louder).at(-1)?.tone ?? null;
}

function sameValue(a: CellValue, b: CellValue): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return a === b;
  return 'serial' in a ? 'serial' in b && a.serial === b.serial : 'error' in b;
}
