import type { RecordInput } from '../../shared/api/contracts/record.ts';
import type { ReplyInput } from '../../shared/api/contracts/review.ts';
import type { SubmissionInput } from '../../shared/api/contracts/submission.ts';
import type { Answer, Finding } from '../ui/finding.ts';
import { blocks } from '../ui/finding.ts';
import type { Table } from './book.ts';
import type { Answers } from './findings.ts';
import { platformHash } from './platform-hash.ts';
import { columnsOf } from './sheet-at-hand.ts';

/**
 * What is handed in together with a table: all of its annex in the workbook, as the Worker reads a workbook. Several
 * forms are several records; a list on several sheets (by town) is one list, which the officer has been asked about.
 */
export function handedInWith(tables: readonly Table[], table: Table): readonly Table[] {
  return tables.filter(({ annex }) => annex.id === table.annex.id);
}

export interface Content {
  readonly input: SubmissionInput;
  /** Of header and records, as a receipt vouches for them. */
  readonly hash: string;
  /** Of content, answers, replies and base version. */
  readonly fingerprint: string;
}

const NONE: ReadonlyMap<string, Answer> = new Map();

/** The body of a submission. `findings`: by table key. */
export async function contentOf(
  parts: readonly Table[],
  answers: Answers,
  findings: (table: Table) => readonly Finding[],
  target: { readonly unit: string; readonly baseVersion: number; readonly replies: readonly ReplyInput[] },
): Promise<Content> {
  const { annex } = parts[0] as Table;
  const records = parts.flatMap((part) => part.inspection.records);
  const given: NonNullable<SubmissionInput['answers']> = [];
  let offset = 0;
  for (const part of parts) {
    const own = answers.get(part.key) ?? NONE;
    for (const { key, issue } of findings(part)) {
      const answer = own.get(key);
      const record = issue.record === null ? null : issue.record + offset;
      if (answer) given.push({ record, field: issue.field, code: issue.code, reason: answer.reason });
    }
    offset += part.inspection.records.length;
  }
  const header = headerOf(parts);
  const hash = await platformHash({ notice: annex.notice, annex: annex.id, unit: target.unit, header, records });
  const { baseVersion, replies } = target;
  const columns = columnsOf(
    annex.layout,
    parts.map(({ inspection }) => inspection),
  );
  return {
    input: {
      notice: annex.notice,
      annex: annex.id,
      baseVersion,
      header,
      records: records as readonly RecordInput[] as RecordInput[],
      answers: given,
      columns,
      ...(replies.length > 0 ? { replies: [...replies] } : {}),
    },
    hash,
    fingerprint: `${hash}/${baseVersion}/${JSON.stringify([given, replies, columns])}`,
  };
}

/** The hash alone, for "changed since the receipt". */
export function hashOf(parts: readonly Table[], unit: string): Promise<string> {
  const { annex } = parts[0] as Table;
  const records = parts.flatMap((part) => part.inspection.records);
  return platformHash({ notice: annex.notice, annex: annex.id, unit, header: headerOf(parts), records });
}

/** As the Worker reads a workbook: of several sheets the first one's lines count. */
function headerOf(parts: readonly Table[]): Record<string, string> {
  return Object.assign({}, ...parts.map(({ inspection }) => inspection.header).reverse()) as Record<string, string>;
}

/** What stands in the way of handing in. */
export function obstaclesOf(
  parts: readonly Table[],
  answers: Answers,
  findings: (table: Table) => readonly Finding[],
): { readonly errors: number; readonly confirms: number; readonly records: number } {
  let errors = 0;
  let confirms = 0;
  for (const part of parts) {
    for (const finding of findings(part)) {
      if (!blocks(finding, answers.get(part.key) ?? NONE)) continue;
      if (finding.issue.severity === 'error') errors += 1;
      else confirms += 1;
    }
  }
  return { errors, confirms, records: parts.reduce((sum, part) => sum + part.inspection.records.length, 0) };
}
