import type { Merged } from '../../../shared/api/contracts/merged.ts';
import type { Pull } from '../metadata.ts';
import type { StandingBlock } from './block.ts';
import { recordKey } from './merged-rows.ts';
import type { PullRequest } from './request.ts';
import { sourceRuns } from './sources.ts';

export interface Pulled {
  readonly pull: Pull;
  readonly merged: Merged;
  /** Rows with notes of the reviewer's own whose record is gone: they stand below the block now. */
  readonly moved: number;
  /** Forms that are in the merge no more: their sheets stay. */
  readonly left?: number;
}

/** What is kept of a pull in the workbook. */
export function pullOf(request: PullRequest, sheet: string, block: StandingBlock, merged: Merged): Pull {
  return {
    sheet,
    notice: merged.notice,
    annex: merged.annex,
    unit: merged.unit,
    unitName: merged.unitName,
    at: request.now().toISOString(),
    counted: merged.coverage.counted,
    expected: merged.coverage.expected,
    top: block.rows[0]?.row ?? 1,
    left: block.left,
    right: block.right,
    ...sourceRuns(recordsByRow(block, merged)),
    ...(block.annex.matrix ? { order: orderOf(block, merged) } : {}),
    beside: [],
  };
}

/** The merged records in the order of the block's rows; a printed row that nobody filled has none. */
function recordsByRow(block: StandingBlock, { records }: Merged): readonly (Merged['records'][number] | undefined)[] {
  const { annex } = block;
  if (!annex.matrix) return records;
  const byKey = new Map(records.map((record) => [recordKey(annex, record.values), record]));
  return block.rows.map(({ key }) => byKey.get(key));
}

function orderOf(block: StandingBlock, { records }: Merged): number[] {
  const { annex } = block;
  const byKey = new Map(records.map(({ values }, at) => [recordKey(annex, values), at]));
  return block.rows.map(({ key }) => byKey.get(key) ?? -1);
}
