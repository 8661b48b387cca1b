import type { Merged } from '../../../shared/api/contracts/merged.ts';
import { type CellValue, valueAt } from '../../../shared/grid/grid.ts';
import { ok } from '../../../shared/result.ts';
import type { Block, RowShift } from '../../host/sheet-host.ts';
import { pairRows, planRows } from './align.ts';
import type { StandingBlock } from './block.ts';
import { fillMatrix } from './fill-matrix.ts';
import { type Cell, recordKey, rowOf } from './merged-rows.ts';
import { fromHost, type PullResult } from './pull-problem.ts';
import type { PullRequest } from './request.ts';
import { sourcesOf } from './sources.ts';

/**
 * Writes merged records over a standing block. `units`: whose record stands in a sheet row. Gives how many rows of the
 * reviewer's own had to move below the block.
 */
export async function fillBlock(
  request: PullRequest,
  block: StandingBlock,
  merged: Merged,
  units: ReadonlyMap<number, string>,
): PullResult<number> {
  const { annex } = request;
  if (annex.matrix) {
    const filled = await fillMatrix(request, block, merged);
    return filled.ok ? ok(0) : fromHost(filled.error);
  }
  const before = block.rows.map(({ row, key }) => ({ unit: units.get(row) ?? '', key }));
  const known = units.size > 0;
  const after = merged.records.map((record) => ({
    unit: known ? (sourcesOf(record)[0]?.unit ?? '') : '',
    key: recordKey(annex, record.values),
  }));
  const top = block.rows[0]?.row ?? 1;
  const pairs = pairRows(before, after);
  const plan = planRows(before.length, pairs);
  const notes = notesBeside(request, block);
  const lost = plan.gone.flatMap((at) => (notes[at]?.length ? [notes[at]] : []));
  const steps: RowShift[] = plan.steps.map(({ at, by }) => ({ at: top + at, by }));
  // What the reviewer wrote beside records that are gone goes into rows of its own below the block.
  if (lost.length > 0) steps.unshift({ at: top + before.length, by: lost.length });
  if (steps.length > 0) {
    const shifted = await request.host.shiftRows(block.sheet, steps);
    if (!shifted.ok) return fromHost(shifted.error);
  }
  const { sheet } = block;
  const rows = merged.records.map((record, at) => rowOf(annex, block.columns, block, record, at));
  const blocks: Block[] = [];
  for (const [at, from] of plan.reused) {
    const emptied = (notes[from] ?? []).map(({ column }) => ({ column, value: '' }));
    blocks.push(...noteBlocks(sheet, top + at, emptied));
  }
  for (const [at, from] of plan.carried) blocks.push(...noteBlocks(sheet, top + at, notes[from] ?? []));
  lost.forEach((note, at) => {
    blocks.push(...noteBlocks(sheet, top + after.length + at, note));
  });
  blocks.push({ sheet, top, left: block.left, rows });
  if (block.numbers !== undefined)
    blocks.push({ sheet, top, left: block.numbers, rows: rows.map((_, at) => [at + 1]) });
  // Not to be cancelled any more: the rows have moved, and the notes must follow them. They go first.
  const written = await request.host.write(blocks, {
    onProgress: (share) => request.onStage('writing', share),
  });
  return written.ok ? ok(lost.length) : fromHost(written.error);
}

interface Note {
  readonly column: number;
  readonly value: Cell;
}

/** What stands beside the block, row by row: the reviewer's own. */
function notesBeside({ book }: PullRequest, block: StandingBlock): readonly (readonly Note[])[] {
  const grid = book.sheets.get(block.sheet)?.live.grid;
  if (!grid) return [];
  return block.rows.map(({ row }) => {
    const notes: Note[] = [];
    const width = grid.rows[row - 1]?.length ?? 0;
    for (let column = 1; column <= width; column++) {
      if (column >= block.left && column <= block.right) continue;
      const value = plain(valueAt(grid, row, column));
      if (value !== null) notes.push({ column, value });
    }
    return notes;
  });
}

function plain(value: CellValue): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return 'serial' in value ? value.serial : null;
}

function noteBlocks(sheet: string, row: number, notes: readonly Note[]): Block[] {
  return notes.map(({ column, value }) => ({ sheet, top: row, left: column, rows: [[value]] }));
}
