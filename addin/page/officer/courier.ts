import type { Client } from '../../../shared/api/client.ts';
import type { Comparison } from '../../../shared/api/contracts/comparison.ts';
import type { IssueJson } from '../../../shared/api/contracts/issue.ts';
import type { ProblemJson } from '../../../shared/api/contracts/problem.ts';
import type { Receipt } from '../../../shared/api/contracts/receipt.ts';
import type { Session } from '../../../shared/api/contracts/session.ts';
import type { SubmissionInput, SubmissionJson } from '../../../shared/api/contracts/submission.ts';
import { ownerOf, type Pending, type Sent } from '../../outbox/outbox.ts';
import type { PageSay } from '../words.ts';
import { outbox } from './page-outbox.ts';
import { fingerprintOf } from './submission.ts';

/** One submission to be carried: its content, and what it was made of. */
export interface Parcel {
  readonly annexTitle: string;
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
  readonly version: number;
  /** What stands there; null where it could not be fetched. */
  readonly theirs: SubmissionJson | null;
  /** What came in since the version that was built on; null where that is not known. */
  readonly since: Comparison | null;
}

/** What the Worker had to say. */
export interface News {
  readonly receipt: Receipt | null;
  /** Id of the submission that the receipt is of. */
  readonly submission: string | null;
  readonly stale: Stale | null;
  readonly issues: readonly IssueJson[];
  readonly message: string;
}

export const NO_NEWS: News = { receipt: null, submission: null, stale: null, issues: [], message: '' };

interface Office {
  readonly api: Client;
  readonly session: Session;
  readonly say: PageSay;
}

async function staleNews({ api, session }: Office, parcel: Parcel, problem: ProblemJson): Promise<News> {
  const { notice, annex } = parcel.input;
  const answer = await api.submissions({ notice, annex, unit: session.unit });
  const newest = answer.ok ? answer.value.items[0] : undefined;
  const whole = newest ? await api.submission(newest.id) : undefined;
  const theirs = whole?.ok ? whole.value : null;
  const version = newest?.version ?? Number(problem.params.current ?? 0);
  // Another version may have come in between the refusal and now: what is told of the earlier one is of no use then.
  const since = problem.comparison?.after.version === theirs?.version ? (problem.comparison ?? null) : null;
  return { ...NO_NEWS, stale: { parcel, version, theirs, since } };
}

function received({ submitted }: Extract<Sent, { kind: 'received' }>): News {
  return { ...NO_NEWS, receipt: submitted.receipt, submission: submitted.submission.id };
}

/** What lay in the outbox, as a parcel again: the workbook it came from may be closed. */
function unpacked({ annexTitle, input, sentHash }: Pending): Parcel {
  return { annexTitle, input, hash: sentHash, name: '', revision: undefined };
}

/** Keeps the parcel, sends it, and tells what came of it; no news while it waits in the outbox. */
export async function carry(office: Office, parcel: Parcel): Promise<News> {
  const { api, session, say } = office;
  const owner = ownerOf(session);
  const pending = await outbox.keep({
    owner,
    book: null,
    annexTitle: parcel.annexTitle,
    fingerprint: fingerprintOf(parcel.input, parcel.hash),
    sentHash: parcel.hash,
    input: parcel.input,
  });
  const sent = await outbox.send(api, owner, pending);
  if (sent.kind === 'waiting') return NO_NEWS;
  if (sent.kind === 'received') return received(sent);
  const { problem } = sent;
  if (problem.code === 'submission.stale') return staleNews(office, parcel, problem);
  const message = problem.code === 'idempotency.mismatch' ? say('submit.mismatch') : problem.detail;
  return { ...NO_NEWS, message, issues: problem.issues ?? [] };
}

/** Sends what this officer left in the outbox until the line is lost again, or `signedIn` says that they have left. */
export async function carryWaiting(
  office: Office,
  onNews: (news: News) => void,
  signedIn: () => boolean,
): Promise<void> {
  const { api, session, say } = office;
  const owner = ownerOf(session);
  for (const pending of await outbox.waiting(owner)) {
    if (!signedIn()) return;
    const sent = await outbox.send(api, owner, pending);
    if (sent.kind === 'waiting') return;
    if (sent.kind === 'received') {
      onNews(received(sent));
      continue;
    }
    const { code, detail, issues = [] } = sent.problem;
    // The rest waits until the officer has chosen.
    if (code === 'submission.stale') return onNews(await staleNews(office, unpacked(pending), sent.problem));
    onNews({ ...NO_NEWS, issues, message: say('outbox.refused', { annex: pending.annexTitle, detail }) });
  }
}
