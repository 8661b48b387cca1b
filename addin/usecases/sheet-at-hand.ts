import type { SheetInspection } from '../../shared/inspect/inspection.ts';

/** A sheet of an annex as it is now: its columns, and its records with their rows. */
export type SheetAtHand = Pick<SheetInspection, 'columns' | 'records'>;

/**
 * Which column each field stands in, for `columns` of a submission: reasons then come back with cells. Of one sheet:
 * several may each have their own, and a form has no columns.
 */
export function columnsOf(layout: 'list' | 'matrix' | 'form', sheets: readonly SheetAtHand[]): Record<string, string> {
  const [sheet, ...others] = sheets;
  if (!sheet || others.length > 0 || layout === 'form') return {};
  return Object.fromEntries(sheet.columns.map(({ field, cell }) => [field, cell.replace(/\d+$/, '')]));
}
