import * as XLSX from '@e965/xlsx';
import { a1 } from '../grid/address.ts';
import type { Area, CellValue, Grid } from '../grid/grid.ts';

/** Days between the 1900 and the 1904 date systems. */
export const DAYS_1904 = 1462;

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

/** A formula that reads another workbook: `[1]Sheet1!A1`, `'[库.xlsx]表'!A1`, `'file:///…'#$Sheet1.A1`. */
export function readsAnotherWorkbook(formula: string): boolean {
  return /\[[^\][]+\][^![\]]*!|'file:/i.test(formula);
}

function cellValueOf(cell: XLSX.CellObject, date1904: boolean): CellValue {
  switch (cell.t) {
    case 'n': {
      const value = cell.v as number;
      if (!Number.isFinite(value)) return null;
      if (typeof cell.z !== 'string' || !XLSX.SSF.is_date(cell.z)) return value;
      return { serial: date1904 ? value + DAYS_1904 : value };
    }
    case 's':
      return cell.v === '' ? null : String(cell.v ?? '') || null;
    case 'b':
      return cell.v === true;
    case 'e':
      return { error: ERRORS[cell.v as number] ?? String(cell.w ?? '#ERROR') };
    default:
      return null;
  }
}

function hiddenOf(list: readonly ({ hidden?: boolean } | undefined)[] | undefined): Set<number> {
  const hidden = new Set<number>();
  list?.forEach((entry, i) => {
    if (entry?.hidden) hidden.add(i + 1);
  });
  return hidden;
}

function mergesOf(sheet: XLSX.WorkSheet): Area[] {
  return (sheet['!merges'] ?? []).map((m) => ({
    top: m.s.r + 1,
    left: m.s.c + 1,
    bottom: m.e.r + 1,
    right: m.e.c + 1,
  }));
}

/** One sheet of the reader's dense workbook as a Grid. The arrays are sparse: only what is there is walked. */
export function gridOfSheet(sheet: XLSX.WorkSheet, name: string, hidden: boolean, date1904: boolean): Grid {
  const rows: CellValue[][] = [];
  const externalCells = new Set<string>();
  const data = (sheet['!data'] ?? []) as (XLSX.CellObject | undefined)[][];
  data.forEach((cells, r) => {
    cells?.forEach((cell, c) => {
      if (!cell) return;
      const value = cellValueOf(cell, date1904);
      if (typeof cell.f === 'string' && readsAnotherWorkbook(cell.f)) externalCells.add(a1(r + 1, c + 1));
      if (value === null) return;
      while (rows.length <= r) rows.push([]);
      const row = rows[r] as CellValue[];
      while (row.length < c) row.push(null);
      row[c] = value;
    });
  });
  return {
    sheet: name,
    rows,
    merges: mergesOf(sheet),
    hiddenRows: hiddenOf(sheet['!rows']),
    hiddenColumns: hiddenOf(sheet['!cols']),
    hidden,
    externalCells,
    struckCells: new Set(),
  };
}
