import { DatabaseShelf } from '../../outbox/database-shelf.ts';
import type { Answer } from '../../ui/finding.ts';
import type { KeptColumns } from '../reader/kept-columns.ts';
import type { SheetEdit } from '../reader/protocol.ts';

/** A workbook being corrected, kept so that a reload or a power cut costs nothing. One for each unit. */
export interface Draft {
  readonly unit: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly edits: readonly SheetEdit[];
  /** Answers by sheet index, then finding key. */
  readonly answers: readonly (readonly [number, readonly (readonly [string, Answer])[]])[];
  /** What was answered to the reasons of a return, by their keys. */
  readonly replies: readonly (readonly [string, string])[];
  /** Columns of the unit's own that go along with the rows. */
  readonly kept: KeptColumns | null;
  /** The annex of which it is a merge, opened again. */
  readonly merge: string | null;
  /** The version each annex had when the workbook was opened. */
  readonly bases: Readonly<Record<string, number>>;
  readonly at: string;
}

const shelf = new DatabaseShelf<Draft>('annex-sync-page-drafts');

/** Phones and names should not lie about on a shared computer longer than someone may come back to them. */
const KEPT_DAYS = 14;

/** The unit's draft; drafts that nobody came back to, of any unit, are dropped. */
export async function draftOf(unit: string, now: Date): Promise<Draft | null> {
  let mine: Draft | null = null;
  for (const draft of await shelf.all()) {
    const days = (now.getTime() - new Date(draft.at).getTime()) / 86_400_000;
    if (days > KEPT_DAYS) await shelf.drop(draft.unit);
    else if (draft.unit === unit) mine = draft;
  }
  return mine;
}

export function keepDraft(draft: Draft): Promise<void> {
  return shelf.put(draft.unit, draft);
}

export function dropDraft(unit: string): Promise<void> {
  return shelf.drop(unit);
}
