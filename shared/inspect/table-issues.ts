import type { RowReading } from '../extract/read-row.ts';
import { rowIssue } from '../extract/row-issues.ts';
import { severalIssue } from '../extract/several.ts';
import { totalIssues } from '../extract/totals.ts';
import { a1, columnName } from '../grid/address.ts';
import type { Issue } from '../issue/issue.ts';
import type { Table } from './table.ts';

/** How many rows a message lists before it only counts them. */
const LISTED = 10;

/** M19: hidden or filtered rows count; the officer is asked whether they should. */
function hiddenIssues({ reader, readings, match }: Table): Issue[] {
  const { hiddenRows, hiddenColumns } = reader.shape.view.grid;
  const issues: Issue[] = [];
  if (hiddenRows.size > 0) {
    const rows = readings.filter(({ row, record }) => record !== null && hiddenRows.has(row)).map(({ row }) => row);
    const [first] = rows;
    if (first !== undefined) {
      const params = { count: rows.length, rows: rows.slice(0, LISTED).map(String) };
      issues.push({ ...rowIssue('rows.hidden', first, match.left, { severity: 'confirm', params }), record: null });
    }
  }
  for (const { column, key } of reader.shape.filled) {
    if (!hiddenColumns.has(column)) continue;
    const header = match.fields.find(({ field }) => field === key);
    const row = header?.row ?? match.headerBottom;
    const params = { column: columnName(column) };
    issues.push(rowIssue('columns.hidden', row, column, { severity: 'confirm', field: key, params }));
  }
  return issues;
}

/** M09 for columns that have content and no label: kept, under the column's letter. */
function strayIssues({ reader, readings }: Table): Issue[] {
  const first = new Map<number, number>();
  for (const { row, strays } of readings) {
    for (const column of strays) if (!first.has(column)) first.set(column, row);
  }
  return [...first].map(([column, row]) => {
    const header = reader.shape.match.headerBottom;
    const params = { column: columnName(column), cell: a1(row, column) };
    return rowIssue('header.noLabel', header, column, { severity: 'warning', params });
  });
}

function duplicateIssues(table: Table, indexOf: (row: number) => number | null): Issue[] {
  const [field] = table.telling;
  const column = table.reader.shape.columns.find(({ key }) => key === field)?.column;
  if (field === undefined || column === undefined) return [];
  const issues: Issue[] = [];
  for (const [first, ...others] of table.duplicates.groups()) {
    if (first === undefined) continue;
    for (const row of others) {
      const issue = rowIssue('duplicate.same', row, column, { severity: 'warning', field, params: { row: first } });
      issues.push({ ...issue, record: indexOf(row), related: [a1(first, column)] });
    }
  }
  return issues;
}

function freeRows(readings: readonly RowReading[]): number[] {
  const last = readings.findLastIndex(({ record }) => record !== null);
  const footer = readings.findIndex(({ kind }) => kind.kind === 'footer');
  const end = footer < 0 ? Math.max(readings.length, last + 50) : footer;
  const free: number[] = [];
  for (let i = last + 1; i < end; i += 1) {
    const reading = readings[i];
    if (reading && reading.kind.kind !== 'blank' && reading.kind.kind !== 'numbered') break;
    free.push((readings[0]?.row ?? 1) + i);
  }
  return free;
}

function severalIssues(table: Table, indexOf: (row: number) => number | null): Issue[] {
  const rows = table.readings.filter((reading) => reading.severalItems);
  if (rows.length === 0) return [];
  const free = freeRows(table.readings);
  return rows.flatMap((reading) => {
    const issue = severalIssue(table.reader.shape, reading, free);
    return issue ? [{ ...issue, record: indexOf(reading.row) }] : [];
  });
}

/** The findings that take more than one row: totals, duplicates, hidden rows, columns without a label. */
export function tableIssues(table: Table, indexOf: (row: number) => number | null): Issue[] {
  return [
    ...hiddenIssues(table),
    ...strayIssues(table),
    ...severalIssues(table, indexOf),
    ...totalIssues(table.reader, table.readings),
    ...duplicateIssues(table, indexOf),
  ];
}
