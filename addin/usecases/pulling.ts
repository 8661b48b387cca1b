import type { AnnexDefinition } from '../../shared/annex/definition.ts';
import type { Session } from '../../shared/api/contracts/session.ts';
import type { UnitClient } from '../../shared/api/unit-client.ts';
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

export interface PullingState {
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
    readonly left: number;
    readonly missing: readonly string[];
  } | null;
}

const NOTHING: PullingState = { stage: null, share: null, problem: null, pulled: null };

export interface PullingPorts {
  readonly now: () => Date;
  /** Renders a merge that is too large for the Worker. */
  readonly render: (fetched: Fetched) => Promise<Uint8Array>;
}

/** Merges in the reviewer's workbook: pulled, brought up to date, drawn, traced to their sources. */
export class Pulling {
  readonly store = new Store<PullingState>(NOTHING);
  readonly #desk: Desk;
  readonly #ports: PullingPorts;
  #api: UnitClient | null = null;
  #cancel: AbortController | null = null;

  constructor(desk: Desk, ports: PullingPorts) {
    this.#desk = desk;
    this.#ports = ports;
  }

  get state(): PullingState {
    return this.store.state;
  }

  signedInAs(session: Session | null, api: UnitClient | null): void {
    this.#api = session ? api : null;
    this.store.set(NOTHING);
  }

  /** Pulls the merge of a unit into new sheets. */
  pull(annexId: string, unit: string): Promise<void> {
    const annex = this.#definitionOf(annexId);
    return annex ? this.#pulling(annex, unit, newPull) : Promise.resolve();
  }

  /** What came of the last pull has been read. */
  dismiss(): void {
    this.store.set({ problem: null, pulled: null });
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
      return this.#keep({ ...pull, beside: [...pull.beside, drawn.value.id] });
    });
  }

  cancel(): void {
    this.#cancel?.abort();
  }

  /** What stands behind the selected cells of a merged sheet. */
  lineage(sheet: string, selection: Area | null): Lineage | undefined {
    return lineageOf(this.#desk.book, this.#desk.state.kept.pulls, sheet, selection);
  }

  /** 附件2汇总; of another unit's merge with that unit's name. */
  #nameOf(annex: AnnexDefinition, unit: string): string {
    const { texts, divisions } = this.#desk.ports;
    const name = (texts['pull.sheet'] ?? '{code}').replace('{code}', annex.code);
    return unit === this.#desk.session?.unit ? name : `${name} ${divisions.get(unit)?.name ?? unit}`;
  }

  #definitionOf(annex: string): AnnexDefinition | undefined {
    return this.#desk.ports.catalogue.find(({ id }) => id === annex);
  }

  async #keep(pull: Pull): Promise<Result<void, PullProblem>> {
    const written = await this.#desk.keep(withPull(this.#desk.state.kept, pull));
    return written.ok ? ok(undefined) : fail({ kind: 'host', problem: written.error });
  }

  #pulling(
    annex: AnnexDefinition,
    unit: string,
    how: (request: PullRequest) => Promise<Result<Pulled, PullProblem>>,
  ): Promise<void> {
    return this.#working(annex, unit, async (request) => {
      const done = await how(request);
      if (!done.ok) return done;
      const { pull, merged, moved, left = 0 } = done.value;
      const kept = await this.#keep(pull);
      if (!kept.ok) return kept;
      const { counted, expected, missing } = merged.coverage;
      const rows = merged.records.length;
      const names = missing.map(({ unitName }) => unitName);
      this.store.set({ pulled: { counted, expected, rows, moved, left, missing: names } });
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
    const { host, locale, texts } = this.#desk.ports;
    const cancel = new AbortController();
    this.#cancel = cancel;
    return this.#desk.run('pull', async (): Promise<Result<void, HostProblem>> => {
      this.store.set({ problem: null, pulled: null });
      const request: PullRequest = {
        ...{ host, book: this.#desk.book, api, locale, texts, annex, unit },
        name: this.#nameOf(annex, unit),
        ...this.#ports,
        onStage: (stage, share) => this.store.set({ stage, share: share ?? null }),
        signal: cancel.signal,
      };
      try {
        const done = await work(request);
        if (!done.ok) this.store.set({ problem: done.error });
        this.#desk.show();
        return ok(undefined);
      } catch (error) {
        return fail(hostProblem('failed', String(error)));
      } finally {
        this.store.set({ stage: null, share: null });
      }
    });
  }
}
