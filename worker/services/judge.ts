import { CATALOGUE } from '../../shared/annex/catalogue/index.ts';
import type { AnnexDefinition } from '../../shared/annex/definition.ts';
import { judgeSubmission } from '../../shared/inspect/judge.ts';
import type { Issue } from '../../shared/issue/issue.ts';
import type { AnnexRecord } from '../../shared/record/record.ts';
import { nationalDivisions } from '../../shared/regions/tree.ts';
import type { Filing } from './filing.ts';
import type { Caller } from './world.ts';

export interface Verdict {
  readonly records: readonly AnnexRecord[];
  /** Every finding that stands. */
  readonly issues: readonly Issue[];
}

/** The authority: every field read again, all rules, the officer's answers applied. */
export function judgeFiling(caller: Caller, annex: AnnexDefinition, filing: Filing, nilAllowed: boolean): Verdict {
  const { code, name, area } = caller.unit;
  const context = { divisions: nationalDivisions(), catalogue: CATALOGUE, unit: { code, name, area } };
  const { header, records, nil, answers } = filing;
  const judged = judgeSubmission(annex, { header, records, nil, answers }, context);
  const issues = judged.issues.map((issue) => placed(issue, filing));
  return { records: judged.records, issues: [...ofSheet(filing, judged.issues), ...withNil(issues, nil, nilAllowed)] };
}

/** The judge sees records; where they came from a sheet, the finding's cell is known. */
function placed(issue: Issue, filing: Filing): Issue {
  if (issue.cell !== null || issue.record === null || issue.field === null) return issue;
  return { ...issue, cell: filing.cellOf(issue.record, issue.field) };
}

/** What only the sheet shows (a column that is missing), unless the judge found it too or the officer answered it. */
function ofSheet(filing: Filing, judged: readonly Issue[]): Issue[] {
  return filing.sheetIssues.filter(
    (issue) =>
      !judged.some(({ code }) => code === issue.code) &&
      !(
        issue.severity === 'confirm' && filing.answers.some(({ code, record }) => code === issue.code && record == null)
      ),
  );
}

/** Whether a 零报告 is a fair answer is for the assignment to say: it may free one unit of what binds the others. */
function withNil(issues: readonly Issue[], nil: boolean, allowed: boolean): readonly Issue[] {
  if (!nil || !allowed) return issues;
  return issues.filter(({ code }) => code !== 'nil.notAllowed');
}
