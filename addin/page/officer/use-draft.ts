import { useEffect, useRef } from 'preact/hooks';
import { type Draft, dropDraft, keepDraft } from './draft.ts';
import { netEdits, type OpenWorkbook } from './workbook-state.ts';

const DRAFT_PAUSE_MS = 500;

/**
 * Keeps the workbook while it is changed: after a pause in typing, and at once when the page is left. Gives what drops
 * it again, with what was still to be kept.
 */
export function useDraft(workbook: OpenWorkbook | null, unit: string): () => void {
  const unkept = useRef<OpenWorkbook | null>(null);
  const keep = () => {
    if (unkept.current) keepDraft(draftFrom(unkept.current, unit));
    unkept.current = null;
  };
  useEffect(() => {
    unkept.current = workbook && workbook.revision > 0 ? workbook : null;
    if (!unkept.current) return;
    const timer = setTimeout(keep, DRAFT_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [workbook?.revision]);
  useEffect(() => {
    const onHidden = () => document.visibilityState === 'hidden' && keep();
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      keep();
    };
  }, []);
  return () => {
    unkept.current = null;
    dropDraft(unit);
  };
}

function draftFrom(workbook: OpenWorkbook, unit: string): Draft {
  return {
    unit,
    name: workbook.name,
    bytes: workbook.bytes,
    edits: netEdits(workbook),
    answers: [...workbook.answers].map(([sheet, answers]) => [sheet, [...answers]] as const),
    replies: [...workbook.replies],
    kept: workbook.kept,
    merge: workbook.merge,
    bases: workbook.bases,
    at: new Date().toISOString(),
  };
}
