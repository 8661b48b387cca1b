import type { Client } from '../../../shared/api/client.ts';
import type { IssueJson } from '../../../shared/api/contracts/issue.ts';
import type { ProblemJson } from '../../../shared/api/contracts/problem.ts';
import type { Receipt } from '../../../shared/api/contracts/receipt.ts';
import type { Session } from '../../../shared/api/contracts/session.ts';
import type { SubmissionInput, SubmissionItem } from '../../../shared/api/contracts/submission.ts';
import type { Say } from '../../ui/text.tsx';
import { allPending, keepPending, sendPending } from '../outbox/outbox.ts';
import { fingerprintOf } from './submission.ts';
import type { Task } from './submit-bar.tsx';

/** One submission to be carried: its content, and what it was made of. */
export interface Parcel {
  readonly task: Task;
  readonly input: SubmissionInput;
  /** Content hash of the records. */
  readonly hash: string;
  /** Name of the workbook; empty for a nil return. */
  readonly name: string;
  /** The workbook's revision it holds; undefined where no workbook is open. */
  readonly revision: number | undefined;
}

/** A newer version stands at the Worker; the officer chooses. */
export interface Stale {
  readonly parcel: Parcel;
  readonly theirs: SubmissionItem | null;
  readonly version: number;
}

/** What the Worker had to say. */
export interface News {
  readonly receipt: Receipt | null;
  readonly stale: Stale | null;
  readonly issues: readonly IssueJson[];
  readonly message: string;
}

export const NO_NEWS: News = { receipt: null, stale: null, issues: [], message: '' };

interface Office {
  readonly api: Client;
  readonly session: Session;
  readonly say: Say;
}

async function staleNews({ api, session }: Office, parcel: Parcel, problem: ProblemJson): Promise<News> {
  const { notice, annex } = parcel.input;
  const answer = await api.submissions({ notice, annex, unit: session.unit });
  const theirs = answer.ok ? (answer.value.items[0] ?? null) : null;
  return { ...NO_NEWS, stale: { parcel, theirs, version: theirs?.version ?? Number(problem.params.current ?? 0) } };
}

/** Keeps the parcel, sends it, and tells what came of it; no news while it waits in the outbox. */
export async function carry(office: Office, parcel: Parcel): Promise<News> {
  const { api, session, say } = office;
  const pending = await keepPending({
    unit: session.unit,
    unitName: session.unitName,
    annexTitle: parcel.task.annex.title,
    fingerprint: fingerprintOf(parcel.input, parcel.hash),
    input: parcel.input,
  });
  const sent = await sendPending(api, pending);
  if (sent.kind === 'waiting') return NO_NEWS;
  if (sent.kind === 'received') return { ...NO_NEWS, receipt: sent.submitted.receipt };
  const { problem } = sent;
  if (problem.code === 'submission.stale') return staleNews(office, parcel, problem);
  const message = problem.code === 'idempotency.mismatch' ? say('submit.mismatch') : problem.detail;
  return { ...NO_NEWS, message, issues: problem.issues ?? [] };
}

/** Sends what this unit left in the outbox until the line is lost again, or `signedIn` says that its officer has left. */
export async function carryWaiting(
  { api, session, say }: Office,
  onNews: (news: News) => void,
  signedIn: () => boolean,
): Promise<void> {
  for (const pending of await allPending()) {
    if (!signedIn()) return;
    if (pending.unit !== session.unit) continue;
    const sent = await sendPending(api, pending);
    if (sent.kind === 'waiting') return;
    if (sent.kind === 'received') {
      onNews({ ...NO_NEWS, receipt: sent.submitted.receipt });
      continue;
    }
    const { detail, issues = [] } = sent.problem;
    onNews({ ...NO_NEWS, issues, message: say('outbox.refused', { annex: pending.annexTitle, detail }) });
  }
}
