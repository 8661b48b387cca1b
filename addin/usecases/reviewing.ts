import type { NoticeJson } from '../../shared/api/contracts/notice.ts';
import type { AnnexProgress, Progress, SubtreeEntry } from '../../shared/api/contracts/progress.ts';
import type { Session } from '../../shared/api/contracts/session.ts';
import type { UnitClient } from '../../shared/api/unit-client.ts';
import { annexesBelow, type Board, boardOf } from './board.ts';
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
  /** Two levels down, of one annex: it comes after the progress. */
  readonly tree: { readonly of: Progress; readonly annex: string; readonly entries: readonly SubtreeEntry[] } | null;
}

const NOTHING: ReviewingState = {
  notices: null,
  offline: false,
  refused: null,
  notice: null,
  annex: null,
  path: [],
  progress: null,
  tree: null,
};

/** Levels of the tree that are asked for at once: the units below, and those below them. */
const DEPTH = 2;

/** The reviewer's board: which notice, annex and unit, and how far it has come. */
export class Reviewing {
  readonly store = new Store<ReviewingState>(NOTHING);
  #api: UnitClient | null = null;

  get state(): ReviewingState {
    return this.store.state;
  }

  signedInAs(session: Session | null, api: UnitClient | null): void {
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
    const annexes = progress ? annexesBelow(progress) : [];
    return annexes.find(({ id }) => id === annex) ?? annexes[0];
  }

  get board(): Board | undefined {
    const { progress } = this.state;
    return progress && this.chosen ? boardOf(progress, this.chosen) : undefined;
  }

  /** What stands below a unit of the board; undefined until it is known. */
  below(unit: string): readonly SubtreeEntry[] | undefined {
    const { tree, progress } = this.state;
    if (!tree || tree.of !== progress || tree.annex !== this.chosen?.id) return undefined;
    return tree.entries.filter(({ parent }) => parent === unit);
  }

  /** A unit of the board with the rates of those below it. */
  entryOf(unit: string): SubtreeEntry | undefined {
    const { tree, progress } = this.state;
    if (!tree || tree.of !== progress || tree.annex !== this.chosen?.id) return undefined;
    return tree.entries.find((entry) => entry.unit === unit && entry.depth === 1);
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
    const { unit } = this;
    const answer = await this.#api.progress(notice, unit);
    if (this.unit !== unit || this.state.notice !== notice) return;
    if (!answer.ok) return this.#failed(answer.error);
    this.store.set({ progress: answer.value, offline: false, refused: null });
    await this.#loadTree(answer.value);
  }

  async choose(notice: string, annex: string): Promise<void> {
    const other = notice !== this.state.notice;
    this.store.set({ notice, annex, ...(other ? { progress: null } : {}) });
    if (other) await this.loadProgress();
    else if (this.state.progress) await this.#loadTree(this.state.progress);
  }

  /** Looks at the units below another one. */
  async lookBelow(entry: { readonly unit: string; readonly unitName: string }): Promise<void> {
    this.store.set({ path: [...this.state.path, { unit: entry.unit, name: entry.unitName }], progress: null });
    await this.loadProgress();
  }

  /** Back to a unit of the path. */
  async lookAbove(unit: string): Promise<void> {
    const at = this.state.path.findIndex((step) => step.unit === unit);
    if (at < 0 || at === this.state.path.length - 1) return;
    this.store.set({ path: this.state.path.slice(0, at + 1), progress: null });
    await this.loadProgress();
  }

  /** The rates of the units below come after the board itself; without them the board says a little less. */
  async #loadTree(progress: Progress): Promise<void> {
    const annex = this.chosen;
    if (!annex?.units.some(({ below }) => below > 0)) return;
    const answer = await this.#api?.progress(progress.notice, progress.unit, DEPTH, annex.id);
    const found = answer?.ok ? answer.value.annexes.find(({ id }) => id === annex.id) : undefined;
    if (found) this.store.set({ tree: { of: progress, annex: annex.id, entries: found.subtree } });
  }

  #failed(error: { kind: 'refused'; problem: { detail: string } } | { kind: 'unreachable' }): void {
    this.store.set(error.kind === 'refused' ? { refused: error.problem.detail } : { offline: true });
  }
}
