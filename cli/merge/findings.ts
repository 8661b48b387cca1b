import type { Locale } from '../../shared/i18n/i18n.ts';
import { coverageLine } from '../../shared/merge/report-appendix.ts';
import type { Divisions } from '../../shared/regions/divisions.ts';
import { nested } from './expected.ts';
import type { MergedAnnex } from './merged-annex.ts';
import type { FileSubmission } from './submission.ts';
import { type CliText, cliTexts } from './texts.ts';

/** What stands beside a counted submission. */
export interface Remark {
  readonly state: 'blank' | 'rowOut' | 'question';
  readonly submission: FileSubmission;
  readonly cell: string | null;
  readonly message: string;
}

/** All that is open in what was counted: cells left blank, rows left out, things to check. */
export function remarksOf(merged: readonly MergedAnnex[], divisions: Divisions, locale: Locale): Remark[] {
  const text = cliTexts(locale);
  return merged.flatMap(({ submissions }) => {
    const inside = nested(submissions, divisions);
    return submissions.flatMap((submission) => [
      ...unitRemarks(submission, text),
      ...inside.filter(([, lower]) => lower === submission).map(([upper]) => nestedRemark(upper, submission, text)),
      ...submission.leftOut.map(({ what, cell, message }): Remark => {
        const state = what === 'cell' ? 'blank' : what === 'row' ? 'rowOut' : 'question';
        return { state, submission, cell, message };
      }),
    ]);
  });
}

function unitRemarks(submission: FileSubmission, text: CliText): Remark[] {
  const { from, unitName } = submission.unit;
  const code = { file: 'unit.fromFile', nowhere: 'unit.nowhere', unplaced: 'unit.unplaced', sheet: null, form: null }[
    from
  ];
  if (code === null) return [];
  const message = text(code, { unit: unitName });
  return [{ state: 'question', submission, cell: null, message }];
}

function nestedRemark(upper: FileSubmission, lower: FileSubmission, text: CliText): Remark {
  const message = text('unit.nested', { upper: upper.unit.unitName, lower: lower.unit.unitName });
  return { state: 'question', submission: lower, cell: null, message };
}

/** 附件1：应报13家，已报12家，未报1家：无锡市。 A register of forms expects nobody in particular. */
export function coverageLines(merged: readonly MergedAnnex[], locale: Locale): string[] {
  const text = cliTexts(locale);
  return merged
    .filter(({ annex }) => annex.layout !== 'form')
    .map(({ annex, merge }) => text('report.coverage', { annex: annex.code, line: coverageLine(merge, locale) }));
}
