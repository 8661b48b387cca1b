import { fenOfWan } from '../record/money.ts';
import type { RowReading } from './read-row.ts';
import type { TableColumn } from './table-shape.ts';

/** The sum of a column over some records, in integers: fen for money. */
export interface Sum {
  readonly sum: number;
  readonly rows: number;
  /** Records whose figure is not known or not settled; with any, the sum says nothing. */
  readonly open: number;
}

const NOTHING: Sum = { sum: 0, rows: 0, open: 0 };

function isUnsettled({ issues }: RowReading, field: string): boolean {
  for (const issue of issues) {
    if (issue.field === field && (issue.severity === 'error' || issue.severity === 'confirm')) return true;
  }
  return false;
}

/** What one row gives to a column's sum. */
export function figureOf(reading: RowReading, column: TableColumn): Sum {
  if (!reading.record) return NOTHING;
  const value = reading.record.values[column.key];
  if (typeof value !== 'number' || isUnsettled(reading, column.key)) return { sum: 0, rows: 0, open: 1 };
  const { type } = column.prepared.definition;
  return { sum: type === 'money' ? fenOfWan(value) : value, rows: 1, open: 0 };
}

/** The columns whose figures can be added. */
export function addableColumns(columns: readonly TableColumn[]): TableColumn[] {
  return columns.filter(({ prepared: { definition } }) => {
    return definition.generated !== true && (definition.type === 'money' || definition.type === 'count');
  });
}

/** The sums of all records, kept while rows change. */
export interface ColumnSums {
  replace(before: RowReading | undefined, after: RowReading): void;
  of(column: TableColumn): Sum;
}

/** Sums of nothing yet. */
export function columnSums(columns: readonly TableColumn[]): ColumnSums {
  const sums = new Map(addableColumns(columns).map((column) => [column, { sum: 0, rows: 0, open: 0 }]));
  return {
    replace(before, after) {
      for (const [column, kept] of sums) {
        const old = before ? figureOf(before, column) : NOTHING;
        const now = figureOf(after, column);
        kept.sum += now.sum - old.sum;
        kept.rows += now.rows - old.rows;
        kept.open += now.open - old.open;
      }
    },
    of: (column) => sums.get(column) ?? NOTHING,
  };
}
