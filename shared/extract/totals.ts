import { a1 } from '../grid/address.ts';
import type { Issue } from '../issue/issue.ts';
import { cellContent } from '../normalise/fix-of.ts';
import { labelOfField } from '../recognise/header-issues.ts';
import { FEN_PER_WAN, fenOfWan, wanOfFen } from '../record/money.ts';
import type { RowReader, RowReading } from './read-row.ts';
import type { TableColumn } from './table-shape.ts';

/** Rows that a total may speak of: a run of records between totals, headings and the table's ends. */
interface Span {
  /** Indexes into the readings; `to` exclusive. */
  readonly from: number;
  readonly to: number;
}

/** In integers: fen for money. `open`: a record whose figure is not known or not settled. */
interface Sum {
  readonly sum: number;
  readonly rows: number;
  readonly open: boolean;
}

function addableColumns(reader: RowReader): TableColumn[] {
  return reader.shape.columns.filter(({ prepared: { definition } }) => {
    return definition.generated !== true && (definition.type === 'money' || definition.type === 'count');
  });
}

const unsettled = (reading: RowReading, field: string) =>
  reading.issues.some(({ field: of, severity }) => of === field && (severity === 'error' || severity === 'confirm'));

function sumOf(readings: readonly RowReading[], span: Span, column: TableColumn): Sum {
  const money = column.prepared.definition.type === 'money';
  let sum = 0;
  let rows = 0;
  for (let i = span.from; i < span.to; i += 1) {
    const reading = readings[i] as RowReading;
    if (!reading.record) continue;
    const value = reading.record.values[column.key];
    if (typeof value !== 'number' || (reading.issues.length > 0 && unsettled(reading, column.key)))
      return { sum: 0, rows: 0, open: true };
    sum += money ? fenOfWan(value) : value;
    rows += 1;
  }
  return { sum, rows, open: false };
}

const ends = ({ kind }: RowReading) => kind.kind === 'total' || kind.kind === 'group';

/** What the total at `index` may add up: the run above it, the run below, or all records. */
function spansOf(readings: readonly RowReading[], index: number, word: string): Span[] {
  let from = index;
  while (from > 0 && !ends(readings[from - 1] as RowReading)) from -= 1;
  let to = index + 1;
  while (to < readings.length && !ends(readings[to] as RowReading)) to += 1;
  const above = { from, to: index };
  const below = { from: index + 1, to };
  const all = { from: 0, to: readings.length };
  const records = (span: Span) => readings.slice(span.from, span.to).some(({ record }) => record !== null);
  const spans = word === '小计' ? [above, below, all] : [all, above, below];
  return spans.filter(records);
}

/** M39: printed amounts are rounded, so a sum of n rows may differ by n × 0.01 万元. Counts are exact. */
function agrees(written: number, sum: Sum, column: TableColumn): boolean {
  const tolerance = column.prepared.definition.type === 'money' ? (sum.rows * FEN_PER_WAN) / 100 : 0;
  return Math.abs(written - sum.sum) <= tolerance + 0.5;
}

function totalIssue(reader: RowReader, readings: readonly RowReading[], index: number, i: number): Issue[] {
  const reading = readings[index] as RowReading;
  const column = reader.shape.columns[i] as TableColumn;
  const raw = reader.shape.view.grid.rows[reading.row - 1]?.[column.column - 1] ?? null;
  const written = raw === null ? undefined : reader.readers[i]?.(raw).value;
  if (typeof written !== 'number' || reading.kind.kind !== 'total') return [];
  const money = column.prepared.definition.type === 'money';
  const sums = spansOf(readings, index, reading.kind.word).map((span) => sumOf(readings, span, column));
  const inUnits = money ? fenOfWan(written) : written;
  const [first] = sums;
  if (!first || first.open || sums.some((sum) => !sum.open && agrees(inUnits, sum, column))) return [];
  const own = money ? wanOfFen(first.sum) : first.sum;
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

/** M12: each total row is left out of the records and compared with our own sum. Unsettled figures are waited for. */
export function totalIssues(reader: RowReader, readings: readonly RowReading[], totals: readonly number[]): Issue[] {
  if (totals.length === 0) return [];
  const columns = addableColumns(reader).map((column) => reader.shape.columns.indexOf(column));
  return totals.flatMap((index) => columns.flatMap((i) => totalIssue(reader, readings, index, i)));
}
