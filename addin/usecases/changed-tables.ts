import type { Book } from './book.ts';
import type { TableState } from './desk-state.ts';
import { handedInWith, hashOf } from './submission.ts';

/** The tables whose data differ from what their receipt vouches for. */
export async function changedTables(
  book: Book,
  states: readonly TableState[],
  unit: string | undefined,
): Promise<Set<string>> {
  const changed = new Set<string>();
  for (const { table, receipt } of states) {
    if (unit === undefined || !receipt) continue;
    const parts = handedInWith(book.tables, table);
    const differs = receipt.nil
      ? parts.some(({ inspection }) => inspection.records.length > 0)
      : (await hashOf(parts, unit)) !== receipt.sentHash;
    if (differs) changed.add(table.key);
  }
  return changed;
}
