import type { Lineage } from '../../shared/api/contracts/lineage.ts';
import type { Session } from '../../shared/api/contracts/session.ts';
import type { UnitClient } from '../../shared/api/unit-client.ts';
import type { Pull } from './metadata.ts';
import { behind } from './pull/sources.ts';
import { Store } from './store.ts';

/** A figure of a pulled sheet. `index`: its row in the block; `field`: the column, where it is one of the annex. */
export interface Figure {
  readonly pull: Pull;
  readonly index: number;
  readonly field: string | null;
}

export interface TracingState {
  /** Which figure `lineage` is of. */
  readonly key: string | null;
  readonly lineage: Lineage | null;
  /** `moved`: the merge is another one by now, and tells of other rows than the sheet shows. */
  readonly state: 'asking' | 'ready' | 'moved' | 'unreached';
}

/** A key held down passes many cells: only the one it rests on is asked about. */
const REST_MS = 200;

export function figureKey({ pull, index, field }: Figure): string {
  return [pull.sheet, pull.at, index, field ?? ''].join('/');
}

/** Where a figure comes from, down to the county and the row that somebody filled in. */
export class Tracing {
  readonly store = new Store<TracingState>({ key: null, lineage: null, state: 'asking' });
  #api: UnitClient | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  signedInAs(session: Session | null, api: UnitClient | null): void {
    this.#api = session ? api : null;
    this.#set(null);
  }

  /** Asks about the figure that is selected now. */
  ask(figure: Figure | null): void {
    const key = figure && figureKey(figure);
    if (key === this.store.state.key) return;
    clearTimeout(this.#timer);
    this.#set(key);
    if (figure) this.#timer = setTimeout(() => void this.#fetch(figure), REST_MS);
  }

  async #fetch(figure: Figure): Promise<void> {
    const { pull, index, field } = figure;
    const record = recordOf(pull, index);
    if (!this.#api || record === null) return;
    const query = { unit: pull.unit, record, ...(field === null ? {} : { field }) };
    const answer = await this.#api.lineage(pull.notice, pull.annex, query);
    const key = figureKey(figure);
    if (this.store.state.key !== key) return;
    if (!answer.ok) return this.store.set({ state: answer.error.kind === 'refused' ? 'moved' : 'unreached' });
    const same = isOf(pull, index, answer.value);
    this.store.set({ lineage: same ? answer.value : null, state: same ? 'ready' : 'moved' });
  }

  #set(key: string | null): void {
    this.store.set({ key, lineage: null, state: 'asking' });
  }
}

/** The record's place in the merge: a matrix has printed rows that nobody filled between. */
function recordOf(pull: Pull, index: number): number | null {
  if (!pull.order) return index;
  const at = pull.order[index];
  return at === undefined || at < 0 ? null : at;
}

/** Whether the answer is about the very versions that the sheet was made of. */
function isOf(pull: Pull, index: number, { parts }: Lineage): boolean {
  const said = new Set(parts.filter(({ own }) => !own).map(({ unit, version }) => `${unit}/${version}`));
  const kept = behind(pull, index).map(({ unit, version }) => `${unit}/${version}`);
  return [...said].every((each) => kept.includes(each)) && parts.length > 0;
}
