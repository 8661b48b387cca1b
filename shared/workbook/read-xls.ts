import * as XLSX from '@e965/xlsx';
import type { CellValue, Grid } from '../grid/grid.ts';
import { knownRecords } from './biff-records.ts';
import { DAYS_1904, readsAnotherWorkbook } from './cell-facts.ts';
import { GridBuilder } from './grid-builder.ts';
import { LAST_COLUMN, type ReadLimits } from './limits.ts';
import { OleFile } from './ole-file.ts';
import { megabytes, ReadFailure } from './read-failure.ts';

/** MS-XLS 2.5.10 BErr. */
const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};

function cellValue(cell: XLSX.CellObject, date1904: boolean): CellValue {
  switch (cell.t) {
    case 'n': {
      const value = cell.v as number;
      if (!Number.isFinite(value)) return null;
      if (typeof cell.z !== 'string' || !XLSX.SSF.is_date(cell.z)) return value;
      return { serial: date1904 ? value + DAYS_1904 : value };
    }
    case 's':
      return String(cell.v ?? '') || null;
    case 'b':
      return cell.v === true;
    case 'e':
      return { error: ERRORS[cell.v as number] ?? String(cell.w ?? '#ERROR') };
    default:
      return null;
  }
}

function gridOfSheet(
  sheet: XLSX.WorkSheet,
  name: string,
  hidden: boolean,
  date1904: boolean,
  limits: ReadLimits,
): Grid {
  const builder = new GridBuilder(name, limits);
  // The reader's arrays are sparse: forEach walks only what is there.
  const data = (sheet['!data'] ?? []) as (XLSX.CellObject | undefined)[][];
  data.forEach((cells, r) => {
    cells?.forEach((cell, c) => {
      if (!cell) return;
      builder.set(r + 1, c + 1, cellValue(cell, date1904));
      if (typeof cell.f === 'string' && readsAnotherWorkbook(cell.f)) builder.external(r + 1, c + 1);
    });
  });
  for (const m of sheet['!merges'] ?? []) {
    builder.merge({ top: m.s.r + 1, left: m.s.c + 1, bottom: m.e.r + 1, right: m.e.c + 1 });
  }
  sheet['!rows']?.forEach((row, r) => {
    if (row?.hidden) builder.hideRow(r + 1);
  });
  sheet['!cols']?.forEach((column, c) => {
    if (column?.hidden && c < LAST_COLUMN) builder.hideColumns(c + 1, c + 1);
  });
  return builder.build(hidden);
}

/** The stream of an Excel workbook of 1997 or later; throws what the file is instead. */
function workbookStream(bytes: Uint8Array): Uint8Array {
  const file = new OleFile(bytes);
  const streams = file.names();
  if (streams.has('EncryptedPackage')) throw new ReadFailure('workbook.encrypted');
  const stream = file.read('Workbook');
  if (stream) return stream;
  if (streams.has('WordDocument')) throw new ReadFailure('workbook.word');
  if (streams.has('PowerPoint Document')) throw new ReadFailure('workbook.wps');
  // Excel 5 and 95 ('Book') keep Chinese in a code page: better refused than misread.
  throw new ReadFailure(streams.size > 0 ? 'workbook.notWorkbook' : 'workbook.corrupt');
}

/** The library is given the workbook's stream only: the properties beside it are where a broken file makes it hang. */
function parse(stream: Uint8Array): XLSX.WorkBook {
  try {
    return XLSX.read(stream, { type: 'array', dense: true, cellNF: true, cellStyles: true, cellText: false });
  } catch (error) {
    throw new ReadFailure(/password/i.test(String(error)) ? 'workbook.encrypted' : 'workbook.corrupt');
  }
}

/** Reads an .xls (or .et) of Excel 97 and later; throws ReadFailure. */
export function readXls(bytes: Uint8Array, limits: ReadLimits): Grid[] {
  if (bytes.length > limits.xlsBytes) throw new ReadFailure('workbook.tooLarge', { limit: megabytes(limits.xlsBytes) });
  const book = parse(knownRecords(workbookStream(bytes)));
  if (book.SheetNames.length > limits.sheets) {
    throw new ReadFailure('workbook.tooManySheets', { count: book.SheetNames.length, limit: limits.sheets });
  }
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.flatMap((name, i) => {
    const sheet = book.Sheets[name];
    if (!sheet || (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet')) return [];
    return [gridOfSheet(sheet, name, (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0, date1904, limits)];
  });
}
