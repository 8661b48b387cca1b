import type { ReadingContext } from '../field/field-type.ts';
import type { CellValue } from '../grid/grid.ts';
import { columnReader } from '../normalise/column-reader.ts';
import type { CellReading } from '../normalise/read-cell.ts';
import type { RecordRule } from '../validate/record-rules.ts';
import type { TableShape } from './table-shape.ts';
/** What rows are read with; made once for a table. */
export interface RowReader {
  readonly shape: TableShape;
  readonly context: ReadingContext;
  readonly readers: readonly ((raw: CellValue) => CellReading)[];
  readonly rules: readonly RecordRule[];
}

/** Prepares the reading of a table's rows. */
export function rowReader(shape: TableShape, context: ReadingContext, rules: readonly RecordRule[]): RowReader {
  const readers = shape.columns.map(({ prepared, moneyUnit }) =>
    columnReader(prepared, moneyUnit === undefined ? context : { ...context, moneyUnit }),
  );
  return { shape, context, readers, rules };
}
