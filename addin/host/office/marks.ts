import { a1 } from '../../../shared/grid/address.ts';
import type { CellValue } from '../../../shared/grid/grid.ts';
import { louder, type SheetMark } from '../guard.ts';
import { addFormat, loadFormats, MARK_SIGN, removeFormats } from './rules.ts';

/** Takes the sheet's marks out and puts these in: two round trips, and one where there is nothing to do. */
export async function remark(context: Excel.RequestContext, name: string, marks: readonly SheetMark[]): Promise<void> {
  const sheet = context.workbook.worksheets.getItem(name);
  const formats = loadFormats(sheet);
  await context.sync();
  removeFormats(formats, MARK_SIGN);
  for (const mark of [...marks].sort(louder)) addFormat(sheet, mark.area, formulaOf(mark), mark.tone);
  await context.sync();
}

/** Relative to nothing: the area's first cell decides for all of it. */
function formulaOf({ area, whileHolds }: SheetMark): string {
  const held =
    whileHolds === undefined ? undefined : holds(`$${a1(area.top, area.left).replace(/(?=\d)/, '$')}`, whileHolds);
  return held === undefined ? MARK_SIGN : `AND(${MARK_SIGN},${held})`;
}

/** A text in a formula has 255 characters at most. */
const LITERAL = 255;

/** True while the cell holds a value. Of a longer text its beginning and its length are compared. */
function holds(cell: string, value: CellValue): string | undefined {
  if (value === null) return `${cell}=""`;
  if (typeof value === 'number') return `IF(ISNUMBER(${cell}),ABS(${cell}-${value})<=${Math.abs(value) * 1e-12},FALSE)`;
  if (typeof value === 'boolean') return `IF(ISLOGICAL(${cell}),${cell}=${value ? 'TRUE' : 'FALSE'},FALSE)`;
  if (typeof value === 'object') return 'serial' in value ? holds(cell, value.serial) : `ISERROR(${cell})`;
  const begins = `EXACT(LEFT(${cell},${Math.min(value.length, LITERAL)}),"${value.slice(0, LITERAL).replaceAll('"', '""')}")`;
  return `AND(LEN(${cell})=${value.length},${begins})`;
}
