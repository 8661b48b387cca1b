import type { Merged } from '../../../shared/api/contracts/merged.ts';
import { fail, ok } from '../../../shared/result.ts';
import { type HostResult, hostProblem } from '../../host/host-problem.ts';
import type { Block } from '../../host/sheet-host.ts';
import type { StandingBlock } from './block.ts';
import type { Journal } from './journal.ts';
import { type Cell, recordKey, rowOf } from './merged-rows.ts';
import type { PullRequest } from './request.ts';
import { standingCells } from './standing-cells.ts';

/**
 * Writes a merged matrix over the standing one: every row by its labels. Rows that no unit reports for any more are
 * emptied, rows that the officers named anew are put in at the end of their group.
 */
export async function fillMatrix(
  request: PullRequest,
  journal: Journal,
  block: StandingBlock,
  merged: Merged,
): HostResult<number> {
  const { annex, book, onStage, signal } = request;
  const grid = book.sheets.get(block.sheet)?.live.grid;
  if (!grid) return fail(hostProblem('gone', `no sheet ${block.sheet}`));
  const { matrix } = annex;
  const { sheet } = block;
  const records = new Map(merged.records.map((record) => [recordKey(annex, record.values), record]));
  const standing = new Set(block.rows.map(({ key }) => key));
  const fresh = [...records.keys()].filter((key) => !standing.has(key));
  let rows = [...block.rows];
  for (const key of fresh) {
    const group = key.split('|')[0] ?? '';
    const last = rows.findLast((row) => row.key.startsWith(`${group}|`)) ?? rows.at(-1);
    if (!last) continue;
    // Above the group's last row, so that a label merged down the group grows with it.
    if (signal.aborted) return fail(hostProblem('cancelled', 'before a row was put in'));
    const shifted = await journal.insert(sheet, [{ at: last.row, by: 1 }]);
    if (!shifted.ok) return shifted;
    rows = rows.map((row) => (row.row >= last.row ? { ...row, row: row.row + 1 } : row));
    rows.push({ row: last.row, key });
  }
  const blocks = rows.map(({ row, key }): Block => {
    const record = records.get(key);
    const cells = rowOf(annex, block.columns, block, record ?? { values: {} }, 0);
    const group = block.columns.get(matrix?.groupField ?? '');
    const name = block.columns.get(matrix?.nameField ?? '');
    const isNew = !standing.has(key);
    // The labels of a printed row stay as they are; a group's stands in the first row of its merge.
    const kept = cells.map((cell, at): Cell => {
      const column = at + block.left;
      return column === group || (column === name && !isNew) ? null : cell;
    });
    return { sheet, top: row, left: block.left, rows: [kept] };
  });
  const stood = block.rows.map(({ row }, at): Block => {
    const over = blocks[at]?.rows[0] ?? [];
    return { sheet, top: blocks[at]?.top ?? row, left: block.left, rows: [standingCells(grid, row, block.left, over)] };
  });
  const onProgress = (share: number) => onStage('writing', share);
  const written = await journal.write(blocks, stood, { onProgress, signal });
  return written.ok ? ok(0) : written;
}
