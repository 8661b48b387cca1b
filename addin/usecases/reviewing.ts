import type { Client } from '../../shared/api/client.ts';
import type { NoticeJson } from '../../shared/api/contracts/notice.ts';
import type { AnnexProgress, Progress, ProgressEntry, ProgressState } from '../../shared/api/contracts/progress.ts';
import type { Session } from '../../shared/api/contracts/session.ts';
import type { Desk } from './desk.ts';
import { Store } from './store.ts';

export interface ReviewingState {
  readonly notices: readonly NoticeJson[] | null;
  readonly offline: boolean;
  /** What the Worker said when it said no. */
  readonly refused: string | null;
  readonly notice: string | null;
  readonly annex: string | null;
  /** From the own unit down to the one that is looked at. */
  readonly path: readonly { readonly unit: string; readonly name: string }[];
  readonly progress: Progress | null;
}

const NOTHING: ReviewingState = {
  notices: null,
  offline: false,
  refused: null,
  notice: null,
  annex: null,
  path: [],
  progress: null,
};

/** Missing first: those are whom the reviewer must speak to. */
const ORDER: Readonly<Record<ProgressState, number>> = {
  missing: 0,
  returned: 1,
  submitted: 2,
  nil: 3,
  accepted: 4,
  exempt: 5,
};

/** The units of an annex as a reviewer reads them: missing, returned, submitted, accepted; within each in division order. */
export function unitsInOrder(annex: AnnexProgress): readonly ProgressEntry[] {
  return [...annex.units].sort((a, b) => ORDER[a.state] - ORDER[b.state]);
}

/** The reviewer's board: which notice, annex and unit, and how far it has come. */
export class Reviewing {
  readonly store = new Store<ReviewingState>(NOTHING);
  readonly desk: Desk;
  readonly #now: () => Date;
  #api: Client | null = null;

  constructor(desk: Desk, now: () => Date) {
    this.desk = desk;
    this.#now = now;
  }

  get state(): ReviewingState {
    return this.store.state;
  }

  get api(): Client | null {
    return this.#api;
  }

  now(): Date {
    return this.#now();
  }

  signedInAs(session: Session | null, api: Client | null): void {
    this.#api = session ? api : null;
    this.store.set({ ...NOTHING, path: session ? [{ unit: session.unit, name: session.unitName }] : [] });
    if (session && session.role !== 'officer') void this.load();
  }

  /** The unit whose merge is looked at. */
  get unit(): string {
    return this.state.path.at(-1)?.unit ?? '';
  }

  /** The chosen annex; the first that units below must fill, where none is chosen. */
  get chosen(): AnnexProgress | undefined {
    const { progress, annex } = this.state;
    const annexes = progress?.annexes.filter(({ units }) => units.length > 0) ?? [];
    return annexes.find(({ id }) => id === annex) ?? annexes[0];
  }

  async load(): Promise<void> {
    const answer = await this.#api?.notices();
    if (!answer) return;
    if (!answer.ok) return this.#failed(answer.error);
    const relevant = answer.value.filter(({ annexes }) => annexes.some(({ below }) => below > 0));
    const notice = this.state.notice ?? relevant[0]?.id ?? null;
    this.store.set({ notices: relevant, notice, offline: false, refused: null });
    await this.loadProgress();
  }

  async loadProgress(): Promise<void> {
    const { notice } = this.state;
    if (!this.#api || notice === null) return;
    const answer = await this.#api.progress(notice, this.unit);
    if (!answer.ok) return this.#failed(answer.error);
    this.store.set({ progress: answer.value, offline: false, refused: null });
  }

  async choose(notice: string, annex: string): Promise<void> {
    const other = notice !== this.state.notice;
    this.store.set({ notice, annex, ...(other ? { progress: null } : {}) });
    if (other) await this.loadProgress();
  }

  /** Looks at the units below another one. */
  async lookBelow(entry: ProgressEntry): Promise<void> {
    this.store.set({ path: [...this.state.path, { unit: entry.unit, name: entry.unitName }], progress: null });
    await this.loadProgress();
  }

  async lookAbove(): Promise<void> {
    if (this.state.path.length < 2) return;
    this.store.set({ path: this.state.path.slice(0, -1), progress: null });
    await this.loadProgress();
  }

  /** The board comes into view: it is brought up to date. */
  show(): void {
    void this.load();
  }

  async pull(): Promise<void> {}

  #failed(error: { kind: 'refused'; problem: { detail: string } } | { kind: 'unreachable' }): void {
    this.store.set(error.kind === 'refused' ? { refused: error.problem.detail } : { offline: true });
  }
}
