import { type OpenExcel, openExcel } from '../driver/open-excel.ts';
import type { ApiLevel } from '../driver/sets.ts';
import { siteOfScript } from '../driver/site.ts';
import type { AtDesk } from '../page/desk-pane.ts';
import { type Act, nextAct, randomOf } from './acts.ts';

const site = siteOfScript(new URL('../page/desk-pane.ts', import.meta.url));

/** The desk in the emulated Excel, without a pane to look at. */
export async function openDesk(workbook: Uint8Array, apiLevel: ApiLevel, keepsHistory = true): Promise<OpenExcel> {
  const excel = await openExcel({ workbook, addin: '/pane.html', site, apiLevel, keepsHistory });
  await excel.pane.waitForFunction(() => window.deskReady !== undefined);
  await excel.pane.evaluate(() => window.deskReady);
  return excel;
}

export interface Fault {
  readonly seed: number;
  readonly what: string;
  /** What was done, the last act being the one that showed it. */
  readonly acts: readonly Act[];
}

/** What is asked of the desk. */
type Asked = Exclude<keyof AtDesk, 'host' | 'desk' | 'state' | 'pressed'> | 'enable' | 'disable' | 'check';

/** A keystroke costs one round trip, and what it destroyed two more; the rest may have several sheets with their guards. */
const MOST_ROUND_TRIPS = { typed: 3, else: 60 } as const;

/** Lets an officer do as the seed says, and looks after every act whether the add-in still says and holds what it must. */
export class Fuzz {
  readonly #excel: OpenExcel;
  readonly #workbook: string;

  constructor(excel: OpenExcel, workbook: Uint8Array) {
    this.#excel = excel;
    this.#workbook = Buffer.from(workbook).toString('base64');
  }

  async run(seed: number, count: number, only?: readonly Act[]): Promise<Fault | undefined> {
    const random = randomOf(seed);
    const acts: Act[] = [];
    await this.#desk('close');
    await this.#excel.look((excel, bytes) => excel.startTwin(bytes), this.#workbook);
    await this.#desk('open');
    const given = only ?? Array.from({ length: count }, () => nextAct(random));
    for (const act of [...given, { do: 'check' }, { do: 'disable' }] as const) {
      acts.push(act);
      const what = await this.#step(act);
      if (what) return { seed, what, acts };
    }
    return undefined;
  }

  async #step(act: Act): Promise<string | undefined> {
    try {
      return await this.#take(act);
    } catch (error) {
      return `fails: ${String(error).slice(0, 600)}`;
    }
  }

  async #take(act: Act): Promise<string | undefined> {
    const before = await this.#excel.counters();
    const missed = 'missed' in act && act.missed;
    if (act.do === 'enable' || act.do === 'disable' || act.do === 'check') await this.#desk(act.do);
    else if (act.do === 'fix') await this.#desk('takeSafe');
    else if (act.do === 'reopen') await this.#reopen();
    else if (act.do === 'edit') return this.#editing();
    else await this.#excel.look(({ twin }, what) => twin?.perform(what), act);
    const values = await this.#excel.look(({ twin }) => twin?.values() ?? '');
    await this.#desk('settled');
    // Nobody told the add-in: checking is what finds out.
    if (missed || act.do === 'rename') await this.#desk('check');
    return this.#judge(act, before.roundTrips, values);
  }

  /** The pane is closed and opened again: what it knows is what the workbook keeps. */
  async #reopen(): Promise<void> {
    await this.#desk('close');
    await this.#excel.look(({ session }) => session.counters.failed.splice(0));
    await this.#desk('open');
  }

  /** While a cell is open nothing is read or written; afterwards everything is as it should be. */
  async #editing(): Promise<undefined> {
    await this.#excel.startEditing();
    await this.#excel.look(({ twin }) => twin?.perform({ do: 'type', sheet: 0, at: 'F8', text: '12', missed: false }));
    await this.#excel.stopEditing();
    await this.#desk('settled');
    return undefined;
  }

  async #judge(act: Act, roundTrips: number, values: string): Promise<string | undefined> {
    const after = await this.#excel.counters();
    const spent = after.roundTrips - roundTrips;
    const most = act.do === 'type' && !act.missed ? MOST_ROUND_TRIPS.typed : MOST_ROUND_TRIPS.else;
    if (spent > most) return `${spent} round trips`;
    if (after.failed.length > 0) return `calls that failed: ${after.failed.join(', ').slice(0, 500)}`;
    const now = await this.#excel.look(({ twin }) => twin?.values() ?? '');
    if (act.do !== 'fix' && now !== values) return 'values changed that nobody changed';
    const shown = await this.#desk<string | undefined>('difference');
    if (shown) return shown;
    await this.#excel.look(({ twin }) => twin?.follow());
    const left = act.do === 'disable' ? await this.#excel.look(({ twin }) => twin?.difference()) : undefined;
    const state = await this.#excel.pane.evaluate(() => window.atDesk.state());
    return left ? `left in the workbook: ${left}` : state.problem ? `the pane says: ${state.problem}` : undefined;
  }

  async #desk<T>(what: Asked): Promise<T> {
    return (await this.#excel.pane.evaluate(async (name) => {
      const { atDesk } = window;
      if (name === 'enable' || name === 'disable' || name === 'check') return atDesk.desk[name]();
      return atDesk[name]();
    }, what)) as T;
  }

  /** The fewest acts that still show it. */
  async shrink(fault: Fault): Promise<Fault> {
    let best = fault;
    for (let size = fault.acts.length >> 1; size > 0; size >>= 1) {
      for (let at = 0; at < best.acts.length; ) {
        const fewer = best.acts.filter((_, i) => i < at || i >= at + size);
        const again = await this.run(best.seed, 0, fewer);
        if (again) best = { ...again, acts: fewer.slice(0, Math.max(again.acts.length, 1)) };
        else at += size;
      }
    }
    return best;
  }
}
