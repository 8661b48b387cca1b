import type { AnnexDefinition } from '../annex/definition.ts';
import type { CellValue } from '../grid/grid.ts';
import type { Issue, Params, Severity } from '../issue/issue.ts';
import type { AnnexRecord } from '../record/record.ts';
import { duplicateKey, tellingFields } from '../validate/duplicates.ts';
import { repeatedRegions } from '../validate/repeated-regions.ts';
import { type Answers, readAnswers } from './answers.ts';
import { type InspectContext, readingContext } from './context.ts';
import { type Bench, judgeRecord } from './judge-record.ts';
import { readSubmitted } from './submitted.ts';
import { namesUnit } from './unit-issues.ts';

/** A submission as it came in. Untrusted: each part may be any JSON. */
export interface SubmissionInput {
  readonly header?: unknown;
  readonly records?: unknown;
  readonly nil?: unknown;
  /** `[{record, field, code, value? | reason?}]`. */
  readonly answers?: unknown;
}

/** What the Worker takes a submission for. */
export interface Judgement {
  readonly records: AnnexRecord[];
  /** Every finding that stands; with a blocking one among them the submission is refused. */
  readonly issues: Issue[];
}

function sheetIssue(code: string, severity: Severity, params: Params = {}): Issue {
  return { code, severity, cell: null, row: null, field: null, record: null, params, fix: null };
}

/** Whether there is something to take: records, or a nil return, and not both. */
function returnIssues(annex: AnnexDefinition, nil: boolean, count: number): Issue[] {
  if (nil && count > 0) return [sheetIssue('nil.withRecords', 'error', { count })];
  if (nil) return annex.scope.nil ? [] : [sheetIssue('nil.notAllowed', 'error', { annex: annex.code })];
  return count === 0 ? [sheetIssue('submission.empty', 'error', { annex: annex.code })] : [];
}

function unitIssue(header: unknown, context: InspectContext): Issue[] {
  if (typeof header !== 'object' || header === null || !context.unit) return [];
  const name = Object.entries(header).find(([key]) => key === 'reportingUnit')?.[1];
  if (typeof name !== 'string' || name.trim() === '' || namesUnit(name, context.unit, context.divisions)) return [];
  return [sheetIssue('unit.mismatch', 'confirm', { text: name, unit: context.unit.name })];
}

function duplicateIssues(annex: AnnexDefinition, records: readonly AnnexRecord[]): Issue[] {
  const fields = tellingFields(annex);
  const first = new Map<string, number>();
  const issues: Issue[] = [];
  records.forEach(({ row, values }, record) => {
    const key = duplicateKey(fields, values);
    if (key === undefined) return;
    const known = first.get(key);
    if (known === undefined) {
      first.set(key, record);
      return;
    }
    const params = { row: records[known]?.row ?? known + 1 };
    issues.push({ ...sheetIssue('duplicate.same', 'warning', params), row, record, field: fields[0] ?? null });
  });
  return issues;
}

function repeatedIssues(annex: AnnexDefinition, records: readonly AnnexRecord[]): Issue[] {
  const field = annex.matrix?.nameField ?? null;
  return repeatedRegions(annex, records).map(({ record, first, text }) => {
    const params = { text, first: records[first]?.row ?? first + 1 };
    const row = records[record]?.row ?? null;
    return { ...sheetIssue('matrix.regionRepeated', 'confirm', params), row, record, field };
  });
}

/** Confirms that were answered do not stand; a reason goes along with a warning. */
function heard(issues: readonly Issue[], answers: Answers): Issue[] {
  return issues.flatMap((issue) => {
    const given = answers.to(issue);
    if (!given || issue.severity === 'error') return [issue];
    if (issue.severity === 'confirm') return [];
    return given.reason === undefined ? [issue] : [{ ...issue, params: { ...issue.params, reason: given.reason } }];
  });
}

/**
 * The Worker's judgement of a submission: every field read again from what was typed, all rules, answered questions
 * closed. Never throws on what a client sends; each fault is an issue.
 *
 * `judgeSubmission(annex, { records: [{ values: { fundsWan: 5 }, source: { fundsWan: '200-300' } }] }, context)` takes
 * the range for what it is, whatever `values` claims.
 */
export function judgeSubmission(annex: AnnexDefinition, input: SubmissionInput, context: InspectContext): Judgement {
  const answers = readAnswers(input.answers);
  const bench: Bench = { annex, answers, context: readingContext(annex, null, context) };
  const given: unknown[] = Array.isArray(input.records) ? input.records : [];
  const records: AnnexRecord[] = [];
  const issues: Issue[] = [];
  let above: readonly CellValue[] = [];
  given.forEach((item, index) => {
    const judged = judgeRecord(bench, readSubmitted(item), index, above);
    records.push(judged.record);
    issues.push(...judged.issues);
    above = judged.raws;
  });
  const malformed = input.records !== undefined && input.records !== null && !Array.isArray(input.records);
  const whole = [
    ...(malformed ? [sheetIssue('record.shape', 'error')] : []),
    ...answers.unreadable.map((n) => sheetIssue('answer.shape', 'error', { n: n + 1 })),
    ...returnIssues(annex, input.nil === true, records.length),
    ...unitIssue(input.header, context),
    ...duplicateIssues(annex, records),
    ...repeatedIssues(annex, records),
  ];
  return { records, issues: [...heard(whole, answers), ...issues] };
}
