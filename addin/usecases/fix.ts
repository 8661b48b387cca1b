import { parseA1 } from '../../shared/grid/address.ts';
import { type CellChange, editSheet } from '../../shared/inspect/edit-sheet.ts';
import { ok } from '../../shared/result.ts';
import type { HostResult } from '../host/host-problem.ts';
import type { Block, SheetHost } from '../host/sheet-host.ts';
import type { Finding } from '../ui/finding.ts';
import type { Book } from './book.ts';

/**
 * Writes the fixes of findings of one sheet: one write, so one step of the officer's undo (a message holds some
 * thousand cells), and judges the cells at once: the host tells nobody of our own writes.
 */
export async function takeFixes(
  host: SheetHost,
  book: Book,
  sheetId: string,
  findings: readonly Finding[],
): HostResult<readonly CellChange[]> {
  const edits = findings.flatMap(({ issue }) => issue.fix?.edits ?? []);
  const changes = edits.flatMap(({ cell, value }): CellChange[] => {
    const at = parseA1(cell);
    return at ? [{ ...at, value }] : [];
  });
  return writeCells(host, book, sheetId, changes);
}

/** Writes cells of a sheet and judges them. */
export async function writeCells(
  host: SheetHost,
  book: Book,
  sheetId: string,
  changes: readonly CellChange[],
): HostResult<readonly CellChange[]> {
  const sheet = book.sheets.get(sheetId);
  if (!sheet || changes.length === 0) return ok([]);
  const written = await host.write(blocksOf(sheetId, changes));
  if (!written.ok) return written;
  editSheet(sheet.live, changes);
  book.changed();
  return ok(changes);
}

/** Neighbours in a column go in one block. */
function blocksOf(sheet: string, changes: readonly CellChange[]): Block[] {
  const sorted = [...changes].sort((a, b) => a.column - b.column || a.row - b.row);
  const blocks: { sheet: string; top: number; left: number; rows: (string | number | null)[][] }[] = [];
  for (const { row, column, value } of sorted) {
    const last = blocks.at(-1);
    // Null leaves a cell alone; to empty it an empty text is written.
    const written = typeof value === 'string' || typeof value === 'number' ? value : '';
    if (last?.left === column && last.top + last.rows.length === row) last.rows.push([written]);
    else blocks.push({ sheet, top: row, left: column, rows: [[written]] });
  }
  return blocks;
}
