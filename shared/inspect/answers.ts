import * as v from 'valibot';
import type { Issue } from '../issue/issue.ts';

const answer = v.object({
  /** 0-based index into the submitted records; null for a finding about the sheet. */
  record: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
  field: v.nullable(v.string()),
  code: v.string(),
  /** What to take instead, read like typed content. */
  value: v.optional(v.unknown()),
  reason: v.optional(v.string()),
});

/** What an officer said to a finding. */
export type Answer = v.InferOutput<typeof answer>;

/** Answers by the finding they speak to. */
export interface Answers {
  to(issue: Pick<Issue, 'record' | 'field' | 'code'>): Answer | undefined;
  /** 0-based positions of those that are no answers. */
  readonly unreadable: readonly number[];
}

const keyOf = (to: { record: number | null; field: string | null; code: string }) =>
  `${to.record ?? ''}\n${to.field ?? ''}\n${to.code}`;

/** Takes untrusted answers apart; of two to one finding the later counts. */
export function readAnswers(given: unknown): Answers {
  const found = new Map<string, Answer>();
  const unreadable: number[] = [];
  const list = Array.isArray(given) ? given : [];
  list.forEach((item: unknown, i) => {
    const read = v.safeParse(answer, item);
    if (read.success) found.set(keyOf(read.output), read.output);
    else unreadable.push(i);
  });
  if (given !== undefined && given !== null && !Array.isArray(given)) unreadable.push(0);
  return { to: (issue) => found.get(keyOf(issue)), unreadable };
}

/** Whether an answer brings a value with it. */
export function bringsValue(given: Answer | undefined): given is Answer & { value: unknown } {
  return given !== undefined && given.value !== undefined && given.value !== null;
}
