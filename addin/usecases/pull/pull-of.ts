import type { Merged } from '../../../shared/api/contracts/merged.ts';
import type { Pull } from '../metadata.ts';
import type { StandingBlock } from './block.ts';
import type { PullRequest } from './request.ts';
import { sourceRuns } from './sources.ts';

export interface Pulled {
  readonly pull: Pull;
  readonly merged: Merged;
  /** Rows with notes of the reviewer's own whose record is gone: they stand below the block now. */
  readonly moved: number;
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
    ...sourceRuns(merged.records),
    beside: [],
  };
}
