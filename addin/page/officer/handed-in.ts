import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { SubmissionJson } from '../../../shared/api/contracts/submission.ts';
import type { AnnexRecord } from '../../../shared/record/record.ts';
import type { Answer } from '../../ui/finding.ts';
import type { KeptColumns } from '../reader/kept-columns.ts';
import type { Opened } from '../reader/protocol.ts';

/**
 * What was answered to the findings of a version, by sheet and finding, for the workbook of that version: its records
 * stand in the order in which they were handed in.
 */
export function answersAgain(
  { annex, answers }: Pick<SubmissionJson, 'annex' | 'answers'>,
  opened: Pick<Opened, 'sheets'>,
): (readonly [sheet: number, readonly (readonly [key: string, Answer])[]])[] {
  let before = 0;
  return opened.sheets.flatMap((sheet) => {
    if (sheet.annex !== annex) return [];
    const first = before;
    before += sheet.records;
    const own = sheet.findings.flatMap(({ key, issue }): [string, Answer][] => {
      const record = issue.record === null ? null : issue.record + first;
      const given = answers.find(
        (each) =>
          each.code === issue.code &&
          (each.record ?? null) === record &&
          (each.field ?? null) === (issue.field ?? null),
      );
      if (!given) return [];
      return [[key, { reason: given.reason ?? '', cells: [issue.cell ?? '', ...(issue.related ?? [])] }]];
    });
    return [[sheet.index, own] as const];
  });
}

/**
 * What its unit wrote in columns of its own, to go along when it is handed in again; null where there is nothing, and
 * of a list: its workbook has them beside the table.
 */
export function ownColumns({ annex, records }: Pick<SubmissionJson, 'annex' | 'records'>): KeptColumns | null {
  const some = records.some(({ extra }) => Object.keys(extra).length > 0);
  return some && annexById(annex)?.layout !== 'list' ? { annex, records: records as readonly AnnexRecord[] } : null;
}

/** Their names: `备注`. */
export function ownLabels({ records }: KeptColumns): string[] {
  return [...new Set(records.flatMap(({ extra }) => Object.keys(extra)))];
}
