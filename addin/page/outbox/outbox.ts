import type { Client } from '../../../shared/api/client.ts';
import type { ProblemJson } from '../../../shared/api/contracts/problem.ts';
import type { SubmissionInput, Submitted } from '../../../shared/api/contracts/submission.ts';
import { shelfOf } from './database.ts';

/**
 * A submission on its way: written before it is sent, dropped once the Worker has answered. The key stays with the
 * content, so a lost answer costs nothing; the unit stays with both, so it never leaves under another sign-in.
 */
export interface Pending {
  /** unit/notice/annex: one on its way for each. */
  readonly id: string;
  readonly unit: string;
  readonly unitName: string;
  readonly annexTitle: string;
  /** Of content, answers and base version: the same fingerprint keeps the same key. */
  readonly fingerprint: string;
  readonly key: string;
  readonly input: SubmissionInput;
}

export type Sent =
  | { readonly kind: 'received'; readonly submitted: Submitted }
  /** Answered and not taken; the content stays on the page. */
  | { readonly kind: 'refused'; readonly problem: ProblemJson }
  /** No answer: it stays in the outbox under its key. */
  | { readonly kind: 'waiting' };

const shelf = shelfOf<Pending>('pending');

/** 128 random bits; crypto.randomUUID is missing where a page is not served over https. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function allPending(): Promise<Pending[]> {
  return shelf.all();
}

export function dropPending(id: string): Promise<void> {
  return shelf.drop(id);
}

/** The pending submission for this content: the one already kept (with its key) or a new one, kept before it is returned. */
export async function keepPending(draft: Omit<Pending, 'id' | 'key'>): Promise<Pending> {
  const id = `${draft.unit}/${draft.input.notice}/${draft.input.annex}`;
  const kept = (await shelf.all()).find((pending) => pending.id === id);
  if (kept?.fingerprint === draft.fingerprint) return kept;
  const pending = { ...draft, id, key: newKey() };
  await shelf.put(id, pending);
  return pending;
}

/** Statuses after which the same request may yet be taken: the sign-in ended, too many requests, the server stumbled. */
function mayYetSucceed(status: number): boolean {
  return status === 401 || status === 408 || status === 429 || status >= 500;
}

/** Sends one; drops it from the outbox once it is answered for good. */
export async function sendPending(api: Client, pending: Pending): Promise<Sent> {
  const answer = await api.submit(pending.input, pending.key);
  if (answer.ok) {
    await shelf.drop(pending.id);
    return { kind: 'received', submitted: answer.value };
  }
  if (answer.error.kind === 'unreachable' || mayYetSucceed(answer.error.problem.status)) return { kind: 'waiting' };
  await shelf.drop(pending.id);
  return { kind: 'refused', problem: answer.error.problem };
}
