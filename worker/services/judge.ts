import { CATALOGUE } from '../../shared/annex/catalogue/index.ts';
import type { AnnexDefinition } from '../../shared/annex/definition.ts';
import { judgeSubmission } from '../../shared/inspect/judge.ts';
import type { Issue } from '../../shared/issue/issue.ts';
import type { AnnexRecord } from '../../shared/record/record.ts';
import { nationalDivisions } from '../../shared/regions/tree.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Problem } from '../problem/problem.ts';
import type { Caller } from '../store/person.ts';
import type { Filing } from './filing.ts';
import type { World } from './world.ts';

/** A finding about the submission as a whole. */
function sheetIssue(code: string, params: Issue['params'] = {}): Issue {
  return { code, severity: 'error', cell: null, row: null, field: null, record: null, params, fix: null };
}

/** The authority: every field read again, all rules, the officer's answers applied. */
export function judgeFiling(
  _world: World,
  caller: Caller,
  annex: AnnexDefinition,
  filing: Filing,
  nilAllowed: boolean,
): Result<{ records: AnnexRecord[]; issues: Issue[] }, Problem> {
  const { code, name, area } = caller.unit;
  if (filing.nil) return ok({ records: [], issues: nilIssues(filing, annex, nilAllowed) });
  const context = { divisions: nationalDivisions(), catalogue: CATALOGUE, unit: { code, name, area } };
  const { header, records, nil, answers } = filing;
  const judged = judgeSubmission(annex, { header, records, nil, answers }, context);
  const issues = [...judged.issues];
  if (judged.records.length === 0 && !issues.some((issue) => issue.code === 'submission.empty')) {
    issues.push(sheetIssue('submission.empty', { annex: annex.code }));
  }
  return ok({ records: judged.records, issues });
}

function nilIssues(filing: Filing, annex: AnnexDefinition, nilAllowed: boolean): Issue[] {
  const issues: Issue[] = [];
  if (!nilAllowed) issues.push(sheetIssue('nil.notAllowed', { annex: annex.code }));
  if (filing.records.length > 0) issues.push(sheetIssue('nil.withRecords', { count: filing.records.length }));
  return issues;
}
