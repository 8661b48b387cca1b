import type { RowReading } from '../extract/read-row.ts';
import { rowIssue } from '../extract/row-issues.ts';
import { severalIssue } from '../extract/several.ts';
import { totalIssues } from '../extract/totals.ts';
import { a1, columnName } from '../grid/address.ts';
import type { Issue } from '../issue/issue.ts';
import { regionKey } from '../recognise/matrix-labels.ts';
import { textOf } from '../recognise/sheet-view.ts';
import { repeatedRegions } from '../validate/repeated-regions.ts';
import type { Gathered } from './gather.ts';
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
function strayIssues({ reader, readings }: Table, rows: Gathered): Issue[] {
  const first = new Map<number, number>();
  for (const at of rows.strays) {
    const { row, strays } = readings[at] as RowReading;
    for (const column of strays) if (!first.has(column)) first.set(column, row);
  }
  return [...first].map(([column, row]) => {
    const header = reader.shape.match.headerBottom;
    const params = { column: columnName(column), cell: a1(row, column) };
    return rowIssue('header.noLabel', header, column, { severity: 'warning', params });
  });
}

function duplicateIssues(table: Table, { indexOf }: Gathered): Issue[] {
  const [field] = table.telling;
  const column = table.reader.shape.columns.find(({ key }) => key === field)?.column;
  if (field === undefined || column === undefined) return [];
  const issues: Issue[] = [];
  for (const [first, ...others] of table.duplicates.groups()) {
    if (first === undefined) continue;
    for (const row of others) {
      const issue = rowIssue('duplicate.same', row, column, { severity: 'warning', field, params: { row: first } });
      issues.push({ ...issue, record: indexOf(row - table.reader.shape.top), related: [a1(first, column)] });
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

function severalIssues(table: Table, { several, indexOf }: Gathered): Issue[] {
  if (several.length === 0) return [];
  const free = freeRows(table.readings);
  return several.flatMap((at) => {
    const reading = table.readings[at] as RowReading;
    const issue = severalIssue(table.reader.shape, reading, free);
    return issue ? [{ ...issue, record: indexOf(at) }] : [];
  });
}

function repeatedIssues(table: Table, { records }: Gathered): Issue[] {
  const { match, reader } = table;
  const field = match.annex.matrix?.nameField;
  const column = reader.shape.columns.find(({ key }) => key === field)?.column;
  if (field === undefined || column === undefined) return [];
  return repeatedRegions(match.annex, records).map(({ record, first, text }) => {
    const row = records[record]?.row ?? 0;
    const above = records[first]?.row ?? 0;
    const params = { text, first: above };
    const issue = rowIssue('matrix.regionRepeated', row, column, { severity: 'confirm', field, params });
    return { ...issue, record, related: [a1(above, column)] };
  });
}

/** Figures of a group that stand in its total row alone would be lost: a total is no record. */
function totalOnlyIssues({ reader, readings, match }: Table, { records, totals }: Gathered): Issue[] {
  const { matrix } = match.annex;
  if (!matrix) return [];
  const column = (field: string) => reader.shape.columns.find(({ key }) => key === field)?.column ?? match.left;
  return totals.flatMap((at) => {
    const { row } = readings[at] as RowReading;
    const key = regionKey(textOf(reader.shape.view.shown(row, column(matrix.groupField))));
    const group = [...matrix.rows, ...matrix.free].find((known) => regionKey(known.group) === key)?.group;
    const given = records.some(({ values }) => values[matrix.groupField] === group);
    if (group === undefined || given) return [];
    const field = matrix.nameField;
    return [rowIssue('matrix.regionMissing', row, column(field), { severity: 'error', field, params: { group } })];
  });
}

/** The findings that take more than one row: totals, duplicates, hidden rows, columns without a label. */
export function tableIssues(table: Table, rows: Gathered): Issue[] {
  return [
    ...hiddenIssues(table),
    ...strayIssues(table, rows),
    ...repeatedIssues(table, rows),
    ...totalOnlyIssues(table, rows),
    ...severalIssues(table, rows),
    ...totalIssues(table, rows.totals),
    ...duplicateIssues(table, rows),
  ];
}
