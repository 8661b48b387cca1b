import { a1, parseArea } from '../../../shared/grid/address.ts';
import { overlap } from '../../../shared/grid/area.ts';
import { type Area, type CellValue, type Grid, gridOf } from '../../../shared/grid/grid.ts';
import { cellValue, readsAnotherWorkbook } from '../cell-value.ts';
import type { Guard } from '../guard.ts';
import type { AreaReading, ReadOptions } from '../sheet-host.ts';
import { listSourceOf } from './list-source.ts';
import { rangeOf } from './range-of.ts';
import { struckCells } from './struck.ts';

/** Rows of one message: some thousand rows with value, format and formula stay far below 5 MB, unless they are wide. */
export const ROWS_AT_ONCE = [2_000, 300, 40] as const;
const FACTS = 'values,numberFormat,formulas,rowIndex,columnIndex,rowCount,columnCount';

/** What one round trip asks of a sheet. Loaded proxies: their values stand after the next sync. */
interface Asked {
  readonly sheet: Excel.Worksheet;
  readonly used: Excel.Range;
  readonly first: Excel.Range;
  readonly visible: Excel.RangeAreas;
  readonly merges: Excel.RangeAreas | undefined;
}

/** Reads whole sheets. The first round trip brings the first rows of all of them; the rest follows in blocks. */
export async function readSheets(
  context: Excel.RequestContext,
  sheets: readonly string[],
  options: ReadOptions,
  rowsAtOnce: number,
): Promise<Grid[]> {
  const asked = sheets.map((name) => ask(context, name, options.merges !== false, rowsAtOnce));
  await context.sync();
  const grids: Grid[] = [];
  for (const each of asked) grids.push(await gather(context, each, rowsAtOnce));
  return grids;
}

function ask(context: Excel.RequestContext, name: string, withMerges: boolean, rowsAtOnce: number): Asked {
  const sheet = context.workbook.worksheets.getItem(name);
  sheet.load('name,visibility');
  // Values only: a stray format far below would make a used block of millions of cells.
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load('rowIndex,columnIndex,rowCount,columnCount,format/font/strikethrough');
  const first = used.getIntersectionOrNullObject(sheet.getRange(`1:${rowsAtOnce}`));
  first.load(FACTS);
  // A read, unlike getRowProperties, which the runtime sends as a write and which so costs the officer's undo.
  const visible = used.getSpecialCellsOrNullObject('Visible');
  visible.load('areas/items/address');
  // With formats, so that every merge begins inside: only those that begin in the range asked are told.
  const merges = withMerges ? sheet.getUsedRangeOrNullObject(false).getMergedAreasOrNullObject() : undefined;
  merges?.load('areas/items/address');
  return { sheet, used, first, visible, merges };
}

async function gather(context: Excel.RequestContext, asked: Asked, rowsAtOnce: number): Promise<Grid> {
  const { sheet, used, first, visible, merges } = asked;
  const hidden = sheet.visibility !== 'Visible';
  const mergeAreas = merges && !merges.isNullObject ? areasOf(merges) : [];
  if (used.isNullObject) return gridOf(sheet.name, [], { hidden, merges: mergeAreas });
  const whole: Area = {
    top: used.rowIndex + 1,
    left: used.columnIndex + 1,
    bottom: used.rowIndex + used.rowCount,
    right: used.columnIndex + used.columnCount,
  };
  const rows: CellValue[][] = [];
  const external = new Set<string>();
  if (!first.isNullObject) place(rows, external, first);
  for (let top = Math.max(whole.top, rowsAtOnce + 1); top <= whole.bottom; top += rowsAtOnce) {
    const height = Math.min(rowsAtOnce, whole.bottom - top + 1);
    const block = sheet.getRangeByIndexes(top - 1, whole.left - 1, height, whole.right - whole.left + 1);
    block.load(FACTS);
    await context.sync();
    place(rows, external, block);
  }
  return gridOf(sheet.name, rows, {
    hidden,
    merges: mergeAreas,
    externalCells: external,
    struckCells: used.format.font.strikethrough === false ? new Set() : await struckCells(context, sheet, whole),
    ...hiddenOf(whole, visible.isNullObject ? [] : areasOf(visible)),
  });
}

/** Puts a block's cells into the sheet's rows. */
function place(rows: CellValue[][], external: Set<string>, block: Excel.Range): void {
  for (const [down, line] of block.values.entries()) {
    const row = block.rowIndex + down + 1;
    while (rows.length < row) rows.push([]);
    const cells: CellValue[] = new Array(block.columnIndex).fill(null);
    for (const [across, value] of line.entries()) {
      cells.push(cellValue(value, block.numberFormat[down]?.[across]));
      if (readsAnotherWorkbook(block.formulas[down]?.[across])) external.add(a1(row, block.columnIndex + across + 1));
    }
    while (cells.length > 0 && cells.at(-1) === null) cells.pop();
    rows[row - 1] = cells;
  }
}

export function areasOf(areas: Excel.RangeAreas): Area[] {
  return areas.areas.items.map((each) => areaOfAddress(each.address)).filter((area) => area !== undefined);
}

/** `'表 1'!B6:C9` as an area. */
export function areaOfAddress(address: string): Area | undefined {
  return parseArea(address.slice(address.lastIndexOf('!') + 1).replaceAll('$', ''));
}

/** What the visible blocks leave out: rows and columns of which no cell is seen. */
function hiddenOf(whole: Area, visible: readonly Area[]): Pick<Grid, 'hiddenRows' | 'hiddenColumns'> {
  const hiddenRows = new Set<number>();
  const hiddenColumns = new Set<number>();
  for (let row = whole.top; row <= whole.bottom; row++) hiddenRows.add(row);
  for (let column = whole.left; column <= whole.right; column++) hiddenColumns.add(column);
  for (const area of visible) {
    for (let row = area.top; row <= area.bottom; row++) hiddenRows.delete(row);
    for (let column = area.left; column <= area.right; column++) hiddenColumns.delete(column);
  }
  // Where every column is hidden no row is seen either, and the other way round: then neither says anything.
  return hiddenColumns.size === whole.right - whole.left + 1
    ? { hiddenRows: new Set(), hiddenColumns }
    : { hiddenRows, hiddenColumns };
}

/** Reads an edited area, and whether its guards still stand, in one round trip. */
export async function readArea(
  context: Excel.RequestContext,
  name: string,
  area: Area,
  guards: readonly Guard[],
): Promise<AreaReading> {
  const sheet = context.workbook.worksheets.getItem(name);
  const range = rangeOf(sheet, area);
  range.load('values,numberFormat');
  const watched = guards
    .filter((guard) => guard.validation.type !== 'any')
    .map((guard) => ({ guard, part: overlap(guard.area, area) }))
    .filter((each): each is { guard: Guard; part: Area } => each.part !== undefined)
    .map(({ guard, part }) => {
      const { dataValidation } = rangeOf(sheet, part);
      dataValidation.load('type,rule');
      return { guard, dataValidation };
    });
  await context.sync();
  const rows = range.values.map((line, down) =>
    line.map((value, across) => cellValue(value, range.numberFormat[down]?.[across])),
  );
  const damaged = watched
    .filter(({ guard, dataValidation }) => !stands(guard, dataValidation))
    .map(({ guard }) => guard.key);
  return { rows, damaged };
}

/** Of the same kind, and for a dropdown with the same items: a copied cell may have brought another list. */
function stands({ validation }: Guard, { type, rule }: Excel.DataValidation): boolean {
  if (type !== KINDS[validation.type]) return false;
  const expected = listSourceOf(validation);
  return expected === undefined || plain(String(rule.list?.source ?? '')) === plain(expected);
}

/** Excel may give a list back with blanks between its items. */
const plain = (source: string) => source.replace(/^=|\s/g, '');

const KINDS: Readonly<Record<Guard['validation']['type'], string>> = {
  list: 'List',
  named: 'List',
  whole: 'WholeNumber',
  decimal: 'Decimal',
  textLength: 'TextLength',
  custom: 'Custom',
  any: 'None',
};
