import type { ApiFailure } from '../../shared/api/client/call.ts';
import type { ProblemJson } from '../../shared/api/contracts/problem.ts';
import type { Receipt } from '../../shared/api/contracts/receipt.ts';
import type { Session } from '../../shared/api/contracts/session.ts';
import type { SubmissionInput, Submitted } from '../../shared/api/contracts/submission.ts';
import type { UnitClient } from '../../shared/api/unit-client.ts';
import type { Shelf } from './shelf.ts';

/** Under whose sign-in something may be sent. */
export interface Owner {
  readonly unit: string;
  readonly unitName: string;
  /** The role, and the number of the person in it. */
  readonly person: string;
}

export function ownerOf(session: Session): Owner {
  const { unit, unitName, role, person } = session;
  return { unit, unitName, person: person === undefined ? role : `${role}/${person}` };
}

/** A submission on its way: kept before it is sent, dropped once the Worker has answered. */
export interface Pending {
  /** owner/notice/annex/book: one on its way for each. */
  readonly id: string;
  readonly owner: Owner;
  /** The workbook it came from, into which its receipt is brought back; null where there is none. */
  readonly book: string | null;
  readonly annexTitle: string;
  /** Of content, answers and base version: the same fingerprint keeps the same key. */
  readonly fingerprint: string;
  readonly sentHash: string;
  readonly key: string;
  readonly input: SubmissionInput;
  readonly at: string;
}

/** A receipt that came while its workbook was not open: kept until that is opened again. */
export interface Arrived {
  readonly id: string;
  readonly book: string;
  readonly sentHash: string;
  readonly receipt: Receipt;
}

export type Sent =
  | { readonly kind: 'received'; readonly submitted: Submitted; readonly pending: Pending }
  /** Answered and not taken; what was to be sent still stands in the workbook. */
  | { readonly kind: 'refused'; readonly problem: ProblemJson; readonly pending: Pending }
  /** No answer, or one that may yet change: it stays under its key. */
  | { readonly kind: 'waiting'; readonly reason: 'offline' | 'signIn' | 'busy'; readonly pending: Pending };

export interface OutboxWorld {
  readonly pending: Shelf<Pending>;
  readonly arrived: Shelf<Arrived>;
  /** ASCII, unique. */
  readonly newKey: () => string;
  readonly now: () => Date;
}

/** What was not sent yet, bound to unit and person: it never leaves under another sign-in. */
export class Outbox {
  readonly #world: OutboxWorld;

  constructor(world: OutboxWorld) {
    this.#world = world;
  }

  /** The pending submission of this content: the one already kept, with its key, or a new one, kept before it is given. */
  async keep(draft: Omit<Pending, 'id' | 'key' | 'at'>): Promise<Pending> {
    const { owner, input, book } = draft;
    const id = [owner.unit, owner.person, input.notice, input.annex, ...(book === null ? [] : [book])].join('/');
    const kept = (await this.#world.pending.all()).find((pending) => pending.id === id);
    if (kept?.fingerprint === draft.fingerprint) return kept;
    const pending = { ...draft, id, key: this.#world.newKey(), at: this.#world.now().toISOString() };
    await this.#world.pending.put(id, pending);
    return pending;
  }

  /** Sends one. `api` must speak for its owner: anything else is refused here. */
  async send(api: UnitClient, owner: Owner, pending: Pending): Promise<Sent> {
    if (!isOwn(owner, pending)) return { kind: 'waiting', reason: 'signIn', pending };
    const answer = await api.submit(pending.input, pending.key);
    if (!answer.ok) return this.#failed(answer.error, pending);
    const { id, book, sentHash } = pending;
    if (book !== null) await this.#world.arrived.put(id, { id, book, sentHash, receipt: answer.value.receipt });
    await this.#drop(pending);
    return { kind: 'received', submitted: answer.value, pending };
  }

  async #failed(failure: ApiFailure, pending: Pending): Promise<Sent> {
    if (failure.kind === 'unreachable') return { kind: 'waiting', reason: 'offline', pending };
    const { problem } = failure;
    if (problem.status === 401) return { kind: 'waiting', reason: 'signIn', pending };
    const passing = problem.status === 408 || problem.status === 429 || problem.status >= 500;
    if (passing) return { kind: 'waiting', reason: 'busy', pending };
    await this.#drop(pending);
    return { kind: 'refused', problem, pending };
  }

  /** Only the very submission that was answered: another one may have taken its place meanwhile. */
  async #drop(pending: Pending): Promise<void> {
    const now = (await this.#world.pending.all()).find(({ id }) => id === pending.id);
    if (now?.key === pending.key) await this.#world.pending.drop(pending.id);
  }

  async waiting(owner: Owner): Promise<readonly Pending[]> {
    return (await this.#world.pending.all()).filter((pending) => isOwn(owner, pending));
  }

  /** What others left on this computer: named, never sent. */
  async others(owner: Owner): Promise<readonly Pending[]> {
    return (await this.#world.pending.all()).filter((pending) => !isOwn(owner, pending));
  }

  async discard(owner: Owner, id: string): Promise<void> {
    const mine = await this.waiting(owner);
    if (mine.some((pending) => pending.id === id)) await this.#world.pending.drop(id);
  }

  /** The receipts that belong into a workbook; `claimed` drops one once it stands there. */
  async arrivedFor(book: string): Promise<readonly Arrived[]> {
    return (await this.#world.arrived.all()).filter((each) => each.book === book);
  }

  claimed(id: string): Promise<void> {
    return this.#world.arrived.drop(id);
  }
}

function isOwn(owner: Owner, pending: Pending): boolean {
  return pending.owner.unit === owner.unit && pending.owner.person === owner.person;
}
