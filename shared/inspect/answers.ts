import * as z from 'zod/mini';
import type { Issue } from '../issue/issue.ts';

const answer = z.object({
  /** 0-based index into the submitted records; null for a finding about the sheet. */
  record: z.nullable(z.int().check(z.nonnegative())),
  field: z.nullable(z.string()),
  code: z.string(),
  /** What to take instead, read like typed content. */
  value: z.optional(z.unknown()),
  reason: z.optional(z.string()),
});

/** What an officer said to a finding. */
export type Answer = z.infer<typeof answer>;

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
    const read = answer.safeParse(item);
    if (read.success) found.set(keyOf(read.data), read.data);
    else unreadable.push(i);
  });
  if (given !== undefined && given !== null && !Array.isArray(given)) unreadable.push(0);
  return { to: (issue) => found.get(keyOf(issue)), unreadable };
}

/** Whether an answer brings a value with it. */
export function bringsValue(given: Answer | undefined): given is Answer & { value: unknown } {
  return given !== undefined && given.value !== undefined && given.value !== null;
}
