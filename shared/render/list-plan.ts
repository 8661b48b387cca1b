import { type AnnexDefinition, fieldOf } from '../annex/definition.ts';
import type { Match } from '../recognise/match.ts';
import type { FieldValue } from '../record/record.ts';
import type { Content } from '../workbook/cell-xml.ts';
import type { DataBlock } from './data-block.ts';
import { contentOf } from './field-content.ts';
import type { SheetPlan } from './plan.ts';

/** What render needs of a record: its values, and the columns the annex does not have. */
export interface RenderRecord {
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly extra?: Readonly<Record<string, string>>;
}

type ColumnFill = (record: RenderRecord, index: number) => Content;

/** What a record puts into each column. */
export function columnFills(annex: AnnexDefinition, match: Match): (ColumnFill | undefined)[] {
  const fills: (ColumnFill | undefined)[] = [];
  for (const { field: key, column } of match.fields) {
    const field = fieldOf(annex, key);
    const content = contentOf(field);
    fills[column] = field.generated ? (_, index) => index + 1 : (record) => content(record.values[key]);
  }
  return fills;
}

/** A list: records from the block's first row on; the block grows above its last row, which keeps its border. */
export function planList(
  annex: AnnexDefinition,
  match: Match,
  block: DataBlock,
  records: readonly RenderRecord[],
): SheetPlan {
  const fills = columnFills(annex, match);
  const size = block.last - block.first + 1;
  const count = Math.max(0, records.length - size);
  const after = size > 1 ? block.last - 1 : Math.max(block.last, block.first - 1);
  return {
    insertions: count > 0 ? [{ after, count, template: size > 0 ? after : 0 }] : [],
    contentAt(row, column) {
      const record = records[row - block.first];
      return record && fills[column]?.(record, row - block.first);
    },
    columns: match.fields.map((f) => f.column),
    data: { first: block.first, last: block.last + count },
    merges: [],
  };
}
