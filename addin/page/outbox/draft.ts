import type { Answer } from '../../ui/finding.ts';
import type { SheetEdit } from '../reader/protocol.ts';
import { shelfOf } from './database.ts';

/** A workbook being corrected, kept so that a reload or a power cut costs nothing. One for each unit. */
export interface Draft {
  readonly unit: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly edits: readonly SheetEdit[];
  /** Answers by sheet index, then finding key. */
  readonly answers: readonly (readonly [number, readonly (readonly [string, Answer])[]])[];
  /** The version each annex had when the workbook was opened. */
  readonly bases: Readonly<Record<string, number>>;
  readonly at: string;
}

const shelf = shelfOf<Draft>('drafts');

export async function draftOf(unit: string): Promise<Draft | null> {
  return (await shelf.all()).find((draft) => draft.unit === unit) ?? null;
}

export function keepDraft(draft: Draft): Promise<void> {
  return shelf.put(draft.unit, draft);
}

export function dropDraft(unit: string): Promise<void> {
  return shelf.drop(unit);
}
