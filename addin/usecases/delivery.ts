import type { IssueJson } from '../../shared/api/contracts/issue.ts';
import type { NoticeAnnexJson, NoticeJson } from '../../shared/api/contracts/notice.ts';
import type { Session } from '../../shared/api/contracts/session.ts';
import type { SubmissionInput, SubmissionItem } from '../../shared/api/contracts/submission.ts';
import type { UnitClient } from '../../shared/api/unit-client.ts';
import type { AnnexRecord } from '../../shared/record/record.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { HostProblem } from '../host/host-problem.ts';
import { type Outbox, type Owner, ownerOf, type Pending, type Sent } from '../outbox/outbox.ts';
import { changedTables } from './changed-tables.ts';
import type { ConflictRow } from './conflict.ts';
import type { Desk } from './desk.ts';
import type { TableState } from './desk-state.ts';
import { type KeptReceipt, receiptOf, withReceipt } from './metadata.ts';
import type { Returning } from './returning.ts';
import { Store } from './store.ts';
import { contentOf, handedInWith, obstaclesOf } from './submission.ts';

/** What a notice asks of this unit for one annex. */
export interface Duty {
  readonly notice: NoticeJson;
  readonly annex: NoticeAnnexJson;
}

/** A newer version stands at the Worker; the officer chooses. */
export interface Stale {
  readonly annex: string;
  readonly theirs: SubmissionItem | null;
  /** Both sides cell by cell; null where theirs could not be fetched. */
  readonly rows: readonly ConflictRow[] | null;
  readonly version: number;
  readonly mine: { readonly count: number; readonly base: number; readonly nil: boolean };
  readonly draft: Omit<Pending, 'id' | 'key' | 'at'>;
}

export type Outcome =
  | { readonly kind: 'received'; readonly receipt: KeptReceipt }
  | { readonly kind: 'waiting'; readonly reason: 'offline' | 'signIn' | 'busy' }
  | { readonly kind: 'blocked'; readonly errors: number; readonly confirms: number }
  | { readonly kind: 'empty' }
  /** Reasons of a return are left without an answer. */
  | { readonly kind: 'unanswered'; readonly count: number }
  | { readonly kind: 'stale'; readonly stale: Stale }
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string; readonly issues: readonly IssueJson[] };

export interface DeliveryState {
  readonly notices: readonly NoticeJson[] | null;
  /** The Worker did not answer when last asked. */
  readonly offline: boolean;
  readonly waiting: readonly Pending[];
  /** What others left on this computer. */
  readonly others: readonly Pending[];
  /** Tables whose data differ from what their receipt vouches for. */
  readonly changed: ReadonlySet<string>;
  /** What came of the last submission, by table or annex. */
  readonly outcome: { readonly annex: string; readonly outcome: Outcome } | null;
}

const NOTHING: DeliveryState = {
  notices: null,
  offline: false,
  waiting: [],
  others: [],
  changed: new Set(),
  outcome: null,
};

/** Handing in, the outbox, and what the Worker answered. */
export class Delivery {
  readonly store = new Store<DeliveryState>(NOTHING);
  readonly #desk: Desk;
  readonly #outbox: Outbox;
  readonly #returning: Returning;
  #api: UnitClient | null = null;
  #session: Session | null = null;

  constructor(desk: Desk, outbox: Outbox, returning: Returning) {
    this.#desk = desk;
    this.#outbox = outbox;
    this.#returning = returning;
  }

  /** Whoever is signed in now, with the client that speaks for them. */
  async signedInAs(session: Session | null, api: UnitClient | null): Promise<void> {
    this.#session = session;
    this.#api = session ? api : null;
    this.store.set({ ...NOTHING });
    if (!session) return;
    await this.#refresh();
    await this.claim();
    await this.compareWithReceipts();
    await Promise.all([this.loadNotices(), this.retry()]);
  }

  async loadNotices(): Promise<void> {
    const answer = await this.#api?.notices();
    if (!answer) return;
    if (answer.ok) this.store.set({ notices: answer.value, offline: false });
    else this.store.set({ offline: answer.error.kind === 'unreachable' });
  }

  dutyOf(annex: string): Duty | undefined {
    for (const notice of this.store.state.notices ?? []) {
      const found = notice.annexes.find(({ id }) => id === annex);
      if (found) return { notice, annex: found };
    }
    return undefined;
  }

  /** Reads and judges everything once more, and hands in what stands before the officer. `on`: the version it replaces. */
  submit(at: TableState, on?: number): Promise<void> {
    const { key, annex } = at.table;
    this.store.set({ outcome: null });
    return this.#desk.run('submit', async () => {
      const session = this.#session;
      if (!session) return ok(undefined);
      const read = await this.#desk.recheck();
      if (!read.ok) return read;
      const table = this.#desk.book.tables.find((each) => each.key === key);
      if (!table) return ok(undefined);
      const parts = handedInWith(this.#desk.book.tables, table);
      const { answers, kept } = this.#desk.state;
      const against = obstaclesOf(parts, answers, this.#desk.findingsOf);
      if (against.errors + against.confirms > 0) return this.#came(annex.id, { kind: 'blocked', ...against });
      if (against.records === 0) return this.#came(annex.id, { kind: 'empty' });
      if (this.#returning.left(annex.id) > 0) return this.#unanswered(annex.id);
      const returned = await this.#returning.answering(annex.id);
      // A workbook that holds an older receipt was not made of what was returned: the Worker then shows both sides.
      const baseVersion = on ?? receiptOf(kept, session.unit, annex.id)?.version ?? returned?.baseVersion ?? 0;
      const target = { unit: session.unit, baseVersion, replies: returned?.replies ?? [] };
      const { input, hash, fingerprint } = await contentOf(parts, answers, this.#desk.findingsOf, target);
      return this.#deliver(draftOf(ownerOf(session), kept.book, annex.title, input, hash, fingerprint));
    });
  }

  /** 零报告: declared, and never the same as nothing. */
  declareNil({ annex, notice }: Duty): Promise<void> {
    this.store.set({ outcome: null });
    return this.#desk.run('submit', async () => {
      const session = this.#session;
      if (!session) return ok(undefined);
      const input: SubmissionInput = {
        notice: notice.id,
        annex: annex.id,
        baseVersion: annex.version,
        nil: true,
        records: [],
      };
      const { book } = this.#desk.state.kept;
      const fingerprint = `nil/${annex.version}`;
      return this.#deliver(draftOf(ownerOf(session), book, annex.title, input, '', fingerprint));
    });
  }

  /** Hands in what is at hand, on top of the version that stands at the Worker. */
  replace({ draft, version, annex }: Stale): Promise<void> {
    const { kept, tables } = this.#desk.state;
    const at = tables.find(({ table }) => table.annex.id === annex);
    // What was put right while both sides stood there goes along.
    if (at && draft.book === kept.book && !draft.input.nil) return this.submit(at, version);
    const input = { ...draft.input, baseVersion: version };
    return this.#desk.run('submit', () =>
      this.#deliver({ ...draft, input, fingerprint: `${draft.fingerprint}/on ${version}` }),
    );
  }

  /** Sends again what waits under this sign-in. Another's is left alone. */
  async retry(): Promise<void> {
    const { owner, api } = this.#speaking();
    if (!owner || !api) return;
    for (const pending of await this.#outbox.waiting(owner)) {
      await this.#settle(await this.#outbox.send(api, owner, pending));
    }
    await this.#refresh();
  }

  async discard(pending: Pending): Promise<void> {
    const { owner } = this.#speaking();
    if (owner) await this.#outbox.discard(owner, pending.id);
    await this.#refresh();
  }

  dismiss(): void {
    this.store.set({ outcome: null });
  }

  /** Puts receipts that arrived while this workbook was closed where they belong. */
  async claim(): Promise<void> {
    for (const { id, receipt, sentHash } of await this.#outbox.arrivedFor(this.#desk.state.kept.book)) {
      const kept = await this.#desk.keep(withReceipt(this.#desk.state.kept, { ...receipt, sentHash }));
      if (kept.ok) await this.#outbox.claimed(id);
    }
  }

  /** Says of every table with a receipt whether it still holds what was received. Costs a hash: not for every key. */
  async compareWithReceipts(): Promise<void> {
    const { tables } = this.#desk.state;
    const changed = await changedTables(this.#desk.book, tables, this.#session?.unit);
    // What was edited meanwhile is compared by whoever edited it.
    if (this.#desk.state.tables === tables) this.store.set({ changed });
  }

  #speaking(): { owner: Owner | null; api: UnitClient | null } {
    return { owner: this.#session ? ownerOf(this.#session) : null, api: this.#api };
  }

  async #deliver(draft: Stale['draft']): Promise<Result<void, HostProblem>> {
    const { owner, api } = this.#speaking();
    if (!owner || !api) return ok(undefined);
    const pending = await this.#outbox.keep(draft);
    await this.#refresh();
    const settled = await this.#settle(await this.#outbox.send(api, owner, pending));
    await this.#refresh();
    return settled;
  }

  async #settle(sent: Sent): Promise<Result<void, HostProblem>> {
    const { pending } = sent;
    const { annex } = pending.input;
    if (sent.kind === 'waiting') {
      this.store.set({ offline: sent.reason === 'offline' });
      const { kept } = this.#desk.state;
      if (pending.book === kept.book && !kept.waits) await this.#desk.keep({ ...kept, waits: true });
      return this.#came(annex, { kind: 'waiting', reason: sent.reason });
    }
    if (sent.kind === 'refused') {
      const { code, detail, issues = [] } = sent.problem;
      if (code === 'submission.stale') {
        void this.loadNotices();
        return this.#came(annex, { kind: 'stale', stale: await this.#staleOf(sent) });
      }
      if (issues.some((issue) => issue.code === 'review.replyMissing')) {
        // Returned after the notices came: what was said is fetched now.
        await this.#returning.look(this.store.state.notices ?? [], annex);
        if (this.#returning.left(annex) > 0) return this.#unanswered(annex);
      }
      return this.#came(annex, { kind: 'refused', code, detail, issues });
    }
    const receipt: KeptReceipt = { ...sent.submitted.receipt, sentHash: pending.sentHash };
    this.store.set({ offline: false });
    this.#came(annex, { kind: 'received', receipt });
    await this.claim();
    await this.#returning.settled(annex);
    await this.compareWithReceipts();
    void this.loadNotices();
    return ok(undefined);
  }

  async #staleOf({ pending, problem }: Extract<Sent, { kind: 'refused' }>): Promise<Stale> {
    const { notice, annex, records = [], baseVersion, nil } = pending.input;
    const answer = await this.#api?.submissions({ notice, annex, unit: pending.owner.unit });
    const theirs = answer?.ok ? (answer.value.items[0] ?? null) : null;
    const whole = theirs ? await this.#api?.submission(theirs.id) : undefined;
    const parts = this.#desk.book.tables.filter((table) => table.annex.id === annex);
    const mine = records as readonly unknown[] as readonly AnnexRecord[];
    const { params, comparison = null } = problem;
    // Comparing is of use to those alone who were overtaken: a chunk of its own.
    const gridOf = (sheet: string) => this.#desk.book.sheets.get(sheet)?.live.grid;
    const rows = whole?.ok
      ? (await import('./conflict.ts')).conflictOf(parts, mine, whole.value, comparison, gridOf)
      : null;
    return {
      annex,
      theirs,
      rows,
      version: theirs?.version ?? Number(params.current ?? 0),
      mine: { count: records.length, base: baseVersion ?? 0, nil: nil === true },
      draft: pending,
    };
  }

  /** The officer is led there after the turn is over: going to a cell is a turn of its own. */
  #unanswered(annex: string): Result<void, HostProblem> {
    void this.#returning.lead(annex);
    return this.#came(annex, { kind: 'unanswered', count: this.#returning.left(annex) });
  }

  #came(annex: string, outcome: Outcome): Result<void, HostProblem> {
    this.store.set({ outcome: { annex, outcome } });
    return ok(undefined);
  }

  async #refresh(): Promise<void> {
    const { owner } = this.#speaking();
    if (!owner) return;
    this.store.set({ waiting: await this.#outbox.waiting(owner), others: await this.#outbox.others(owner) });
  }
}

function draftOf(
  owner: Owner,
  book: string,
  annexTitle: string,
  input: SubmissionInput,
  sentHash: string,
  fingerprint: string,
): Stale['draft'] {
  return { owner, book, annexTitle, fingerprint, sentHash, input };
}
