import { type Above, type RowReading, readRow } from '../extract/read-row.ts';
import { carryOn, START } from '../extract/read-table.ts';
import type { Kept } from './kept-table.ts';
import { rowChanged } from './table.ts';

/** Kinds of rows on which the reading of all rows below depends. */
const STRUCTURAL = new Set(['footer', 'group']);

const isStructural = (reading: RowReading | undefined) => reading !== undefined && STRUCTURAL.has(reading.kind.kind);

/** What the rows above hand down to the row at a position. */
function carriedTo({ table, footer, groups }: Kept, at: number): Above {
  const { reader, readings } = table;
  const from = { ...START, below: footer >= 0 && footer < at };
  const group = readings[groups.findLast((position) => position < at) ?? -1];
  const headed = group ? carryOn(reader, from, group) : from;
  let data = at - 1;
  while (data >= 0 && readings[data]?.kind.kind !== 'data') data -= 1;
  const above = readings[data];
  return above ? { ...headed, cells: above.cells } : headed;
}

/** Reads one row again. False where it is, or was, a row that others depend on. */
function rereadAt(kept: Kept, at: number): boolean {
  const { reader, readings } = kept.table;
  const before = readings[at];
  const after = readRow(reader, reader.shape.top + at, carriedTo(kept, at));
  if (isStructural(before) || isStructural(after)) return false;
  readings[at] = after;
  rowChanged(kept.table, at, before);
  return true;
}

/** The rows that show the first cell of a merge that begins in this one (M21). */
function rereadMerged(kept: Kept, at: number): boolean {
  const { readings, reader } = kept.table;
  const { top } = reader.shape;
  for (const area of kept.view.areasOf(top + at)) {
    const last = Math.min(area.bottom - top, readings.length - 1);
    for (let i = at + 1; area.top === top + at && i <= last; i += 1) if (!rereadAt(kept, i)) return false;
  }
  return true;
}

/** The rows below that say 同上 of this one, or of one that does (M22). */
function rereadDittos(kept: Kept, at: number): boolean {
  const { readings, reader } = kept.table;
  for (let i = at + 1; i < readings.length; i += 1) {
    const reading = readings[i] as RowReading;
    if (reading.kind.kind !== 'data') continue;
    if (!reading.usesAbove && kept.view.areasOf(reader.shape.top + i).length === 0) return true;
    if (!rereadAt(kept, i)) return false;
  }
  return true;
}

/** Reads a changed row again, and the rows that depend on it. False: the whole table must be read. */
export function rereadRow(kept: Kept, row: number): boolean {
  const { readings, reader } = kept.table;
  const at = row - reader.shape.top;
  for (let i = readings.length; i < at; i += 1) if (!rereadAt(kept, i)) return false;
  return rereadAt(kept, at) && rereadMerged(kept, at) && rereadDittos(kept, at);
}
