import { a1 } from '../grid/address.ts';
import type { Issue } from '../issue/issue.ts';
import { cellContent } from '../normalise/fix-of.ts';
import { labelOfField } from '../recognise/header-issues.ts';
import { FEN_PER_WAN, fenOfWan, wanOfFen } from '../record/money.ts';
import { addableColumns, type ColumnSums, figureOf, type Sum } from './column-sums.ts';
import type { RowReading } from './read-row.ts';
import type { RowReader } from './row-reader.ts';
import type { TableColumn } from './table-shape.ts';

/** Rows that a total may speak of: a run of records between totals, headings and the table's ends. */
interface Span {
  /** Indexes into the readings; `to` exclusive. */
  readonly from: number;
  readonly to: number;
}

function sumOver(readings: readonly RowReading[], span: Span, column: TableColumn): Sum {
  let sum = 0;
  let rows = 0;
  for (let i = span.from; i < span.to; i += 1) {
    const figure = figureOf(readings[i] as RowReading, column);
    if (figure.open > 0) return { sum: 0, rows: 0, open: 1 };
    sum += figure.sum;
    rows += figure.rows;
  }
  return { sum, rows, open: 0 };
}

const ends = ({ kind }: RowReading) => kind.kind === 'total' || kind.kind === 'group';

const holdsRecord = (readings: readonly RowReading[], span: Span) => {
  for (let i = span.from; i < span.to; i += 1) if (readings[i]?.record) return true;
  return false;
};

/** The runs of records above and below the total at `index`; none where one of them is all there is. */
function runsBeside(readings: readonly RowReading[], index: number): Span[] {
  let from = index;
  while (from > 0 && !ends(readings[from - 1] as RowReading)) from -= 1;
  let to = index + 1;
  while (to < readings.length && !ends(readings[to] as RowReading)) to += 1;
  const runs = [
    { from, to: index },
    { from: index + 1, to },
  ].filter((span) => holdsRecord(readings, span));
  return runs.length === 1 && from === 0 && to === readings.length ? [] : runs;
}

/** What a total may add up, the likeliest first: 小计 its own part, any other all records. Made as far as asked for. */
function* sumsFor(kept: ColumnSums, readings: readonly RowReading[], index: number, word: string, column: TableColumn) {
  if (word !== '小计') yield kept.of(column);
  for (const span of runsBeside(readings, index)) yield sumOver(readings, span, column);
  if (word === '小计') yield kept.of(column);
}

/** M39: printed amounts are rounded, so a sum of n rows may differ by n × 0.01 万元. Counts are exact. */
function agrees(written: number, sum: Sum, column: TableColumn): boolean {
  const tolerance = column.prepared.definition.type === 'money' ? (sum.rows * FEN_PER_WAN) / 100 : 0;
  return Math.abs(written - sum.sum) <= tolerance + 0.5;
}

/** Our own sum where the written one agrees with none that can be told; undefined where there is nothing to say. */
function differing(sums: Iterable<Sum>, written: number, column: TableColumn): Sum | undefined {
  let first: Sum | undefined;
  for (const sum of sums) {
    if (first === undefined && sum.open > 0) return undefined;
    first ??= sum;
    if (sum.open === 0 && agrees(written, sum, column)) return undefined;
  }
  return first;
}

function totalIssue(table: TotalsOf, index: number, i: number): Issue[] {
  const { reader, readings, sums } = table;
  const reading = readings[index] as RowReading;
  const column = reader.shape.columns[i] as TableColumn;
  const raw = reader.shape.view.grid.rows[reading.row - 1]?.[column.column - 1] ?? null;
  const written = raw === null ? undefined : reader.readers[i]?.(raw).value;
  if (typeof written !== 'number' || reading.kind.kind !== 'total') return [];
  const money = column.prepared.definition.type === 'money';
  const possible = sumsFor(sums, readings, index, reading.kind.word, column);
  const found = differing(possible, money ? fenOfWan(written) : written, column);
  if (!found) return [];
  const own = money ? wanOfFen(found.sum) : found.sum;
  const cell = a1(reading.row, column.column);
  return [
    {
      code: 'total.differs',
      severity: 'warning',
      cell,
      row: reading.row,
      field: column.key,
      record: null,
      params: { written, sum: own, label: labelOfField(column.prepared.definition) },
      fix: { safe: false, edits: [{ cell, value: cellContent(own, column.prepared, column.moneyUnit) }], value: own },
    },
  ];
}

/** A table as far as its totals go. */
export interface TotalsOf {
  readonly reader: RowReader;
  readonly readings: readonly RowReading[];
  readonly sums: ColumnSums;
}

/**
 * M12: each total row is left out of the records and compared with our own sum. Unsettled figures are waited for.
 * `totals`: positions of the total rows.
 */
export function totalIssues(table: TotalsOf, totals: readonly number[]): Issue[] {
  if (totals.length === 0) return [];
  const { columns } = table.reader.shape;
  const addable = addableColumns(columns).map((column) => columns.indexOf(column));
  return totals.flatMap((index) => addable.flatMap((i) => totalIssue(table, index, i)));
}
