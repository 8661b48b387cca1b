import type { AnnexDefinition } from '../../shared/annex/definition.ts';
import type { Client } from '../../shared/api/client.ts';
import type { NoticeJson } from '../../shared/api/contracts/notice.ts';
import type { AnnexProgress, Progress, ProgressEntry } from '../../shared/api/contracts/progress.ts';
import type { Session } from '../../shared/api/contracts/session.ts';
import type { Area } from '../../shared/grid/grid.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { type HostProblem, hostProblem } from '../host/host-problem.ts';
import type { Desk } from './desk.ts';
import { type Pull, withPull } from './metadata.ts';
import { drawCharts } from './pull/charts.ts';
import { fetchMerge } from './pull/fetch-merge.ts';
import { type Lineage, lineageOf } from './pull/lineage.ts';
import { newPull } from './pull/new-pull.ts';
import type { Pulled } from './pull/pull-of.ts';
import type { PullProblem } from './pull/pull-problem.ts';
import { refreshPull } from './pull/refresh-pull.ts';
import type { Fetched, PullRequest, Stage } from './pull/request.ts';
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
  readonly stage: Stage | null;
  /** 0 to 1, where that is known. */
  readonly share: number | null;
  readonly problem: PullProblem | null;
  /** What was pulled last. */
  readonly pulled: {
    readonly counted: number;
    readonly expected: number;
    readonly rows: number;
    readonly moved: number;
    readonly missing: readonly string[];
  } | null;
}

const NOTHING: ReviewingState = {
  notices: null,
  offline: false,
  refused: null,
  notice: null,
  annex: null,
  path: [],
  progress: null,
  stage: null,
  share: null,
  problem: null,
  pulled: null,
};

/** The reviewer's board: which notice, annex and unit, and how far it has come. */
export class Reviewing {
  readonly store = new Store<ReviewingState>(NOTHING);
  readonly desk: Desk;
  readonly #now: () => Date;
  readonly #render: (fetched: Fetched) => Promise<Uint8Array>;
  #api: Client | null = null;
  #cancel: AbortController | null = null;

  constructor(desk: Desk, now: () => Date, render: (fetched: Fetched) => Promise<Uint8Array>) {
    this.desk = desk;
    this.#now = now;
    this.#render = render;
  }

  get state(): ReviewingState {
    return this.store.state;
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

  /** Pulls the chosen merge into new sheets. */
  async pull(): Promise<void> {
    if (!this.chosen) await this.load();
    const chosen = this.#definitionOf(this.chosen?.id);
    if (chosen) await this.#pulling(chosen, this.unit, newPull);
  }

  /** Brings a pulled sheet up to date where it stands. */
  refresh(before: Pull): Promise<void> {
    const annex = this.#definitionOf(before.annex);
    if (!annex) return Promise.resolve();
    return this.#pulling(annex, before.unit, (request) => refreshPull(request, before));
  }

  /** Draws the amounts and the progress of a pull on a sheet of their own. */
  draw(pull: Pull): Promise<void> {
    const annex = this.#definitionOf(pull.annex);
    if (!annex) return Promise.resolve();
    return this.#working(annex, pull.unit, async (request) => {
      const fetched = await fetchMerge(request);
      if (!fetched.ok) return fetched;
      const drawn = await drawCharts(request, fetched.value);
      if (!drawn.ok) return fail({ kind: 'host', problem: drawn.error });
      const { kept } = this.desk.state;
      const written = await this.desk.keep(withPull(kept, { ...pull, beside: [...pull.beside, drawn.value.id] }));
      if (!written.ok) return fail({ kind: 'host', problem: written.error });
      return ok(undefined);
    });
  }

  cancel(): void {
    this.#cancel?.abort();
  }

  /** What stands behind the selected cells of a merged sheet. */
  lineage(sheet: string, selection: Area | null): Lineage | undefined {
    return lineageOf(this.desk.book, this.desk.state.kept.pulls, sheet, selection);
  }

  #definitionOf(annex: string | undefined): AnnexDefinition | undefined {
    return this.desk.ports.catalogue.find(({ id }) => id === annex);
  }

  #pulling(
    annex: AnnexDefinition,
    unit: string,
    how: (request: PullRequest) => Promise<Result<Pulled, PullProblem>>,
  ): Promise<void> {
    return this.#working(annex, unit, async (request) => {
      const done = await how(request);
      if (!done.ok) return done;
      const { pull, merged, moved } = done.value;
      const written = pull ? await this.desk.keep(withPull(this.desk.state.kept, pull)) : ok(undefined);
      if (!written.ok) return fail({ kind: 'host', problem: written.error });
      const { counted, expected, missing } = merged.coverage;
      const rows = merged.records.length;
      this.store.set({ pulled: { counted, expected, rows, moved, missing: missing.map(({ unitName }) => unitName) } });
      return ok(undefined);
    });
  }

  #working(
    annex: AnnexDefinition,
    unit: string,
    work: (request: PullRequest) => Promise<Result<unknown, PullProblem>>,
  ): Promise<void> {
    const api = this.#api;
    if (!api) return Promise.resolve();
    const { host, locale, texts } = this.desk.ports;
    const cancel = new AbortController();
    this.#cancel = cancel;
    return this.desk.run('pull', async (): Promise<Result<void, HostProblem>> => {
      this.store.set({ problem: null, pulled: null });
      const request: PullRequest = {
        ...{ host, book: this.desk.book, api, locale, texts, annex, unit },
        now: this.#now,
        onStage: (stage, share) => this.store.set({ stage, share: share ?? null }),
        signal: cancel.signal,
        render: this.#render,
      };
      try {
        const done = await work(request);
        if (!done.ok) this.store.set({ problem: done.error });
        this.desk.show();
        return ok(undefined);
      } catch (error) {
        return fail(hostProblem('failed', String(error)));
      } finally {
        this.store.set({ stage: null, share: null });
      }
    });
  }

  #failed(error: { kind: 'refused'; problem: { detail: string } } | { kind: 'unreachable' }): void {
    this.store.set(error.kind === 'refused' ? { refused: error.problem.detail } : { offline: true });
  }
}
