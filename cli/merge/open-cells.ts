import type { AnnexDefinition } from '../../shared/annex/definition.ts';
import { describeIssue } from '../../shared/i18n/describe.ts';
import type { Locale } from '../../shared/i18n/i18n.ts';
import type { SheetInspection } from '../../shared/inspect/inspection.ts';
import { type Issue, isBlocking } from '../../shared/issue/issue.ts';
import type { AnnexRecord } from '../../shared/record/record.ts';

/** What of a sheet is not in the merge, or stands in question. */
export interface LeftOut {
  /** cell: it stays blank; row: the whole row is not counted; sheet: said, and nothing left out. */
  readonly what: 'cell' | 'row' | 'sheet';
  readonly cell: string | null;
  readonly message: string;
}

export interface Settled {
  readonly records: readonly AnnexRecord[];
  readonly leftOut: readonly LeftOut[];
}

/** Blanks every cell with an open error or question; a row that itself is in question is not counted. */
export function settle(annex: AnnexDefinition, sheet: SheetInspection, locale: Locale): Settled {
  const open = sheet.issues.filter(isBlocking);
  const labels = [annex.matrix?.groupField, annex.matrix?.nameField];
  const whatOf = (issue: Issue): LeftOut['what'] => {
    if (issue.record === null) return 'sheet';
    // A matrix row whose region is in doubt can't be added to any row.
    return issue.field === null || labels.includes(issue.field) ? 'row' : 'cell';
  };
  const leftOut = open.map((issue) => ({
    what: whatOf(issue),
    cell: issue.cell,
    message: describeIssue(issue, annex, locale),
  }));
  const rows = new Set(open.filter((issue) => whatOf(issue) === 'row').map((issue) => issue.record));
  const records = sheet.records.flatMap((record, index): AnnexRecord[] => {
    if (rows.has(index)) return [];
    const fields = open.filter((issue) => issue.record === index).map((issue) => issue.field);
    if (fields.length === 0) return [record];
    const values = Object.fromEntries(Object.entries(record.values).filter(([key]) => !fields.includes(key)));
    return [{ ...record, values }];
  });
  return { records, leftOut };
}
