import type { NoticeJson } from '../../shared/api/contracts/notice.ts';
import type { ReplyInput } from '../../shared/api/contracts/review.ts';
import type { Session } from '../../shared/api/contracts/session.ts';
import type { UnitClient } from '../../shared/api/unit-client.ts';
import { parseA1 } from '../../shared/grid/address.ts';
import { type Area, valueAt } from '../../shared/grid/grid.ts';
import type { SheetMark } from '../host/guard.ts';
import type { Table } from './book.ts';
import type { Desk } from './desk.ts';
import type { RepliesShelf } from './kept-replies.ts';
import type { OpenReason, Replies, Returned } from './returned.ts';
import { Store } from './store.ts';

/** Where a reason stands in the workbook. `sheet`: its id. */
export interface ReturnPlace {
  readonly sheet: string;
  readonly cell: string;
}

/** A return that the annex at hand has to answer. */
export interface AnnexReturn {
  readonly returned: Returned;
  readonly places: ReadonlyMap<string, ReturnPlace>;
  readonly replies: Replies;
}

export interface ReturningState {
  /** By annex. */
  readonly returns: ReadonlyMap<string, AnnexReturn>;
  /** The reason that the officer was led to: it was not answered. */
  readonly led: { readonly key: string } | null;
}

/** What goes along with a version that answers a return. */
export interface Answering {
  readonly baseVersion: number;
  readonly replies: readonly ReplyInput[];
}

/** Matching records is of use only to those who were returned something: a chunk of its own. */
const rules = () => import('./returned.ts');

/** What was handed back: the reasons on the cells, and what the officer answers to each. */
export class Returning {
  readonly store = new Store<ReturningState>({ returns: new Map(), led: null });
  readonly #desk: Desk;
  readonly #kept: RepliesShelf;
  #session: Session | null = null;
  #api: UnitClient | null = null;
  /** Returns whose cells were tinted: who disables the checks takes the tints out, and they don't come back. */
  readonly #tinted = new Set<string>();

  constructor(desk: Desk, kept: RepliesShelf) {
    this.#desk = desk;
    this.#kept = kept;
  }

  signedInAs(session: Session | null, api: UnitClient | null): void {
    this.#session = session;
    this.#api = session ? api : null;
    this.store.set({ returns: new Map(), led: null });
  }

  of(annex: string): AnnexReturn | undefined {
    return this.store.state.returns.get(annex);
  }

  /** Asks after the annexes at hand that may have been returned. `sure`: the Worker said that answers are missing. */
  async look(notices: readonly NoticeJson[], sure?: string): Promise<void> {
    const [session, api] = [this.#session, this.#api];
    if (!session || !api) return;
    const here = new Set(this.#desk.book.tables.map(({ annex }) => annex.id));
    const returns = new Map<string, AnnexReturn>();
    for (const notice of notices) {
      for (const { id, state, version } of notice.annexes) {
        // A withdrawn version counts as missing, and may have been returned before.
        const maybe = version > 0 && (state === 'returned' || state === 'missing');
        if (!here.has(id) || !(maybe || id === sure)) continue;
        const standing = await (await rules()).standingOf(api, { unit: session.unit, notice: notice.id, annex: id });
        if (!standing.ok) {
          // Not reached just now: what was known stands.
          const before = this.of(id);
          if (before) returns.set(id, before);
          continue;
        }
        const { returned } = standing.value;
        if (!returned) continue;
        const before = this.of(id);
        if (before?.returned.decision.id === returned.decision.id) returns.set(id, { ...before, returned });
        else {
          const replies = await this.#kept.recall(session.unit, returned.decision.id);
          returns.set(id, { returned, places: new Map(), replies });
        }
      }
    }
    if (this.#session !== session) return;
    this.store.set({ returns });
    await this.place();
    await this.#mark();
  }

  /** Finds the cells of the reasons again, after rows were moved or changed. */
  async place(): Promise<void> {
    if (this.store.state.returns.size === 0) return;
    const { placesOf } = await rules();
    const returns = new Map(this.store.state.returns);
    for (const [id, each] of returns) {
      const parts = this.#partsOf(id);
      const [first] = parts;
      if (!first) continue;
      const found = placesOf(
        first.annex,
        each.returned,
        parts.map(({ inspection }) => inspection),
      );
      const places = [...found].flatMap(([key, { sheet, cell }]): [string, ReturnPlace][] => {
        const at = parts[sheet];
        return at ? [[key, { sheet: at.sheet, cell }]] : [];
      });
      returns.set(id, { ...each, places: new Map(places) });
    }
    this.store.set({ returns });
  }

  reply(annex: string, { key }: Pick<OpenReason, 'key'>, text: string): void {
    const each = this.of(annex);
    if (!each || !this.#session) return;
    const replies = new Map(each.replies).set(key, text);
    this.store.set({ returns: new Map(this.store.state.returns).set(annex, { ...each, replies }), led: null });
    void this.#kept.keep(this.#session.unit, each.returned.decision.id, replies);
  }

  /** How many reasons are left without an answer. */
  left(annex: string): number {
    const each = this.of(annex);
    return each ? unansweredOf(each).length : 0;
  }

  /** Brings the officer to the first reason that is left without an answer. */
  async lead(annex: string): Promise<void> {
    const each = this.of(annex);
    const [first] = each ? unansweredOf(each) : [];
    if (!each || !first) return;
    this.store.set({ led: { key: first.key } });
    await this.goTo(each, first.key);
  }

  async goTo({ places }: AnnexReturn, key: string): Promise<void> {
    const place = places.get(key);
    const area = place && areaOf(place.cell);
    if (place && area) await this.#desk.goTo(place.sheet, area);
  }

  /** What goes along with the next version. Undefined where nothing was returned. */
  async answering(annex: string): Promise<Answering | undefined> {
    const each = this.of(annex);
    if (!each) return undefined;
    const replies = (await rules()).repliesFor(each.returned, each.replies);
    return { baseVersion: each.returned.submission.version, replies };
  }

  /** A version was handed in on top of the returned one: nothing is left to answer, and the cells lose their marks. */
  async settled(annex: string): Promise<void> {
    const each = this.of(annex);
    if (!each || !this.#session) return;
    const returns = new Map(this.store.state.returns);
    returns.delete(annex);
    this.store.set({ returns, led: null });
    await this.#kept.drop(this.#session.unit, each.returned.decision.id);
    await this.#mark();
  }

  #partsOf(annex: string): readonly Table[] {
    return this.#desk.book.tables.filter((table) => table.annex.id === annex);
  }

  /**
   * Tints the cells of what was returned, once for each return: every write is a step in the officer's undo. The tints
   * go by themselves once a cell holds something else, and are taken out when the return is settled.
   */
  async #mark(): Promise<void> {
    const { host } = this.#desk.ports;
    const wanted = new Map<string, { decisions: string[]; marks: SheetMark[] }>();
    for (const { returned, places } of this.store.state.returns.values()) {
      for (const { sheet, cell } of places.values()) {
        const on = wanted.get(sheet) ?? { decisions: [], marks: [] };
        const area = areaOf(cell);
        const grid = this.#desk.book.sheets.get(sheet)?.live.grid;
        if (!area || !grid) continue;
        on.marks.push({ area, tone: 'error', whileHolds: valueAt(grid, area.top, area.left) });
        if (!on.decisions.includes(returned.decision.id)) on.decisions.push(returned.decision.id);
        wanted.set(sheet, on);
      }
    }
    const before = this.#desk.state.kept.marked ?? [];
    const same = (sheet: string, decisions: readonly string[]) =>
      before.some((each) => each.sheet === sheet && each.decisions.join() === decisions.join());
    for (const { sheet } of before) {
      if (!wanted.has(sheet) && this.#desk.book.sheets.has(sheet)) await host.unmark(sheet);
    }
    for (const [sheet, { decisions, marks }] of wanted) {
      const key = [sheet, ...decisions].join('/');
      if (!same(sheet, decisions) && !this.#tinted.has(key)) await host.mark(sheet, marks);
      this.#tinted.add(key);
    }
    const marked = [...wanted].map(([sheet, { decisions }]) => ({ sheet, decisions }));
    if (marked.length + before.length > 0) await this.#desk.keep({ ...this.#desk.state.kept, marked });
  }
}

function unansweredOf({ returned, replies }: AnnexReturn): readonly OpenReason[] {
  return returned.reasons.filter(({ key }) => !replies.get(key)?.trim());
}

function areaOf(cell: string): Area | undefined {
  const at = parseA1(cell);
  return at && { top: at.row, left: at.column, bottom: at.row, right: at.column };
}
