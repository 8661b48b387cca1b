import { CATALOGUE } from '../../../shared/annex/catalogue/index.ts';
import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import { judgeSubmission } from '../../../shared/inspect/judge.ts';
import type { Issue } from '../../../shared/issue/issue.ts';
import type { AnnexRecord } from '../../../shared/record/record.ts';
import { nationalDivisions } from '../../../shared/regions/tree.ts';
import type { Caller } from '../world.ts';
import type { Filing } from './filing.ts';

export interface Verdict {
  readonly records: readonly AnnexRecord[];
  /** Every finding that stands. */
  readonly issues: readonly Issue[];
}

/** Rows judged for themselves, whoever's they are. */
export function judgeRows(
  caller: Caller,
  annex: AnnexDefinition,
  records: readonly object[],
  answers: readonly object[],
): Verdict {
  const { code, name, area } = caller.unit;
  const context = { divisions: nationalDivisions(), catalogue: CATALOGUE, unit: { code, name, area } };
  const judged = judgeSubmission(annex, { header: {}, records, nil: false, answers }, context);
  // Having none is no fault of theirs.
  return { ...judged, issues: judged.issues.filter(({ code: found }) => found !== 'submission.empty') };
}

/** The authority: every field read again, all rules, the officer's answers applied. */
export function judgeFiling(caller: Caller, annex: AnnexDefinition, filing: Filing): Verdict {
  const { code, name, area } = caller.unit;
  const context = { divisions: nationalDivisions(), catalogue: CATALOGUE, unit: { code, name, area } };
  const { header, records, nil, answers } = filing;
  const judged = judgeSubmission(annex, { header, records, nil, answers }, context);
  const seen = new Map(filing.sheetIssues.map((issue) => [placeKey(issue), issue]));
  const issues = judged.issues.map((issue) => placed(issue, filing, seen.get(placeKey(issue))));
  return { records: judged.records, issues: [...ofSheet(filing, judged.issues), ...issues] };
}

const placeKey = ({ code, record, field }: Issue) => `${record} ${field} ${code}`;

/** The judge sees records; of what came from a sheet the cell is known, and perhaps what to write into it. */
function placed(issue: Issue, filing: Filing, seen: Issue | undefined): Issue {
  const { record, field } = issue;
  if (issue.cell !== null || record === null || field === null) return issue;
  const cell = seen?.cell ?? filing.cellOf(record, field);
  return { ...issue, cell, fix: issue.fix ?? seen?.fix ?? null, ...(seen?.related ? { related: seen.related } : {}) };
}

/** What only the sheet shows (a column that is missing), unless the judge found it too or the officer answered it. */
function ofSheet(filing: Filing, judged: readonly Issue[]): Issue[] {
  const answered = (issue: Issue) =>
    issue.severity === 'confirm' && filing.answers.some(({ code, record }) => code === issue.code && record === null);
  return filing.sheetIssues.filter(
    (issue) => issue.record === null && !judged.some(({ code }) => code === issue.code) && !answered(issue),
  );
}

/**
 * Whether a 零报告 is a fair answer is for the assignment to say in the end: it may free one unit of what binds the
 * others, or hold it to more.
 */
export function withNil(verdict: Verdict, nil: boolean, allowed: boolean): Verdict {
  if (!nil) return verdict;
  const others = verdict.issues.filter(({ code }) => code !== NOT_ALLOWED.code);
  return { ...verdict, issues: allowed ? others : [NOT_ALLOWED, ...others] };
}

const NOT_ALLOWED: Issue = {
  ...{ code: 'nil.notAllowed', severity: 'error', params: {}, fix: null },
  ...{ cell: null, row: null, field: null, record: null },
};
