import type { Merged } from '../../../shared/api/contracts/merged.ts';
import { type Grid, valueAt } from '../../../shared/grid/grid.ts';
import { fail, ok } from '../../../shared/result.ts';
import { type HostResult, hostProblem } from '../../host/host-problem.ts';
import type { Block } from '../../host/sheet-host.ts';
import { pairRows, planRows, type RowPlan } from './align.ts';
import type { StandingBlock } from './block.ts';
import { fillMatrix } from './fill-matrix.ts';
import { Journal } from './journal.ts';
import { type Cell, recordKey, rowOf } from './merged-rows.ts';
import type { PullResult } from './pull-problem.ts';
import type { PullRequest } from './request.ts';
import { sourcesOf } from './sources.ts';
import { plainCell, standingCells } from './standing-cells.ts';
import { undone } from './undone.ts';

/**
 * Writes merged records over a standing block. `units`: whose record stands in a sheet row. Gives how many rows of the
 * reviewer's own had to move below the block. What fails or is cancelled is put back, with all that the journal holds.
 */
export async function fillBlock(
  request: PullRequest,
  block: StandingBlock,
  merged: Merged,
  units: ReadonlyMap<number, string>,
  journal = new Journal(request.host),
): PullResult<number> {
  const fill = request.annex.matrix ? fillMatrix : fillList;
  const filled = await fill(request, journal, block, merged, units);
  return filled.ok ? filled : fail(await undone(request, journal, block, filled.error));
}

async function fillList(
  request: PullRequest,
  journal: Journal,
  block: StandingBlock,
  merged: Merged,
  units: ReadonlyMap<number, string>,
): HostResult<number> {
  const { host, annex, book, signal, onStage } = request;
  const { sheet } = block;
  const grid = book.sheets.get(sheet)?.live.grid;
  if (!grid) return fail(hostProblem('gone', `no sheet ${sheet}`));
  const before = block.rows.map(({ row, key }) => ({ unit: units.get(row) ?? '', key }));
  const known = units.size > 0;
  const after = merged.records.map((record) => ({
    unit: known ? (sourcesOf(record)[0]?.unit ?? '') : '',
    key: recordKey(annex, record.values),
  }));
  const top = block.rows[0]?.row ?? 1;
  const plan = planRows(before.length, pairRows(before, after));
  const notes = block.rows.map(({ row }) => notesBeside(grid, block, row));
  const lost = plan.gone.flatMap((at) => (notes[at]?.length ? [notes[at]] : []));
  if (signal.aborted) return fail(hostProblem('cancelled', 'before anything was written'));
  // What the reviewer wrote beside records that are gone goes into rows of its own below the block.
  const below = lost.length > 0 ? [{ at: before.length, by: lost.length }] : [];
  const steps = [...below, ...plan.inserts].map(({ at, by }) => ({ at: top + at, by }));
  const inserted = await journal.insert(sheet, steps);
  if (!inserted.ok) return inserted;
  const rows = merged.records.map((record, at) => rowOf(annex, block.columns, block, record, at));
  const blocks: Block[] = [];
  for (const [at, from] of plan.carried) {
    blocks.push(...noteBlocks(sheet, top + (plan.places[at] ?? 0), notes[from] ?? []));
  }
  const behind = top + before.length + plan.inserts.reduce((sum, { by }) => sum + by, 0);
  for (const [at, note] of lost.entries()) blocks.push(...noteBlocks(sheet, behind + at, note));
  const old = (row: number) => block.rows[row]?.row ?? top;
  const over = [overRows(sheet, top, plan, block.left, rows, (row) => [grid, old(row)])];
  const numbers = rows.map((_, at) => [at + 1]);
  if (block.numbers !== undefined)
    over.push(overRows(sheet, top, plan, block.numbers, numbers, (row) => [grid, old(row)]));
  for (const { now } of over) blocks.push(...now);
  const written = await journal.write(
    blocks,
    over.flatMap(({ then }) => then),
    {
      signal,
      onProgress: (share) => onStage('writing', share),
    },
  );
  if (!written.ok) return written;
  if (signal.aborted) return fail(hostProblem('cancelled', 'before the old rows went'));
  // The one step that can't be put back comes last, and is one call.
  const deletes = plan.deletes.map(({ at, by }) => ({ at: top + at, by }));
  const taken = deletes.length > 0 ? await host.shiftRows(sheet, deletes) : ok(undefined);
  return taken.ok ? ok(lost.length) : taken;
}

/** Rows in pieces, so that a cancel is heard between two of them. */
const ROWS_AT_ONCE = 1_000;

/** Rows at their places, those next to each other as one block; and what stood in those that stay. */
function overRows(
  sheet: string,
  top: number,
  { places, stays }: RowPlan,
  left: number,
  rows: readonly (readonly Cell[])[],
  stood: (old: number) => [Grid, number],
): { readonly now: Block[]; readonly then: Block[] } {
  const now: { sheet: string; top: number; left: number; rows: (readonly Cell[])[] }[] = [];
  const then: Block[] = [];
  for (const [at, row] of rows.entries()) {
    const place = top + (places[at] ?? 0);
    const last = now.at(-1);
    if (last && last.top + last.rows.length === place && last.rows.length < ROWS_AT_ONCE) last.rows.push(row);
    else now.push({ sheet, top: place, left, rows: [row] });
    const old = stays.get(at);
    if (old !== undefined) then.push({ sheet, top: place, left, rows: [standingCells(...stood(old), left, row)] });
  }
  return { now, then };
}

interface Note {
  readonly column: number;
  readonly value: Cell;
}

/** What stands beside the block in a row: the reviewer's own. */
function notesBeside(grid: Grid, { left, right }: StandingBlock, row: number): readonly Note[] {
  const notes: Note[] = [];
  const width = grid.rows[row - 1]?.length ?? 0;
  for (let column = 1; column <= width; column++) {
    if (column >= left && column <= right) continue;
    const value = plainCell(valueAt(grid, row, column));
    if (value !== null) notes.push({ column, value });
  }
  return notes;
}

function noteBlocks(sheet: string, row: number, notes: readonly Note[]): Block[] {
  return notes.map(({ column, value }) => ({ sheet, top: row, left: column, rows: [[value]] }));
}
