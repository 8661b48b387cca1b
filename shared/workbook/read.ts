import * as XLSX from '@e965/xlsx';
import { fail, ok, type Result } from '../result.ts';
import { gridOfSheet } from './sheet-grid.ts';
import { sniff } from './sniff.ts';
import type { Workbook, WorkbookFormat, WorkbookProblem } from './workbook.ts';

const problem = (
  code: WorkbookProblem['code'],
  params: WorkbookProblem['params'] = {},
): Result<never, WorkbookProblem> => fail({ code, params });

/** Reads .xlsx, .xls or .ods bytes into Grids; never throws. What the file is goes by its content. */
export function readWorkbook(bytes: Uint8Array): Result<Workbook, WorkbookProblem> {
  const kind = sniff(bytes);
  if (kind === 'empty') return problem('workbook.empty');
  if (kind === 'picture' || kind === 'pdf') return problem('workbook.picture');
  if (kind !== 'zip' && kind !== 'ole' && kind !== 'biff') return problem('workbook.notWorkbook');
  try {
    return ok(parse(bytes));
  } catch {
    return problem('workbook.corrupt');
  }
}

function parse(bytes: Uint8Array): Workbook {
  const book = XLSX.read(bytes, { type: 'array', dense: true, cellNF: true, cellStyles: true, cellText: false });
  const format: WorkbookFormat = book.bookType === 'ods' ? 'ods' : book.bookType === 'xlsx' ? 'xlsx' : 'xls';
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  const grids = book.SheetNames.flatMap((name, i) => {
    const sheet = book.Sheets[name];
    if (!sheet || sheet['!type'] === 'chart') return [];
    return [gridOfSheet(sheet, name, (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0, date1904)];
  });
  return { format, grids };
}
