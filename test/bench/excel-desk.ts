/** The deployed pane beside a demand list in the emulated Excel, and a stopwatch that runs inside the browser. */
import { blankOf } from '../../shared/annex/blank.ts';
import { renderAnnex } from '../../shared/render/render.ts';
import { type BuiltPane, siteOf } from '../e2e/pane-site.ts';
import { type OpenExcel, openExcel } from '../excel-host/driver/open-excel.ts';
import { demandAnnex, demandRecords } from './demand-list.ts';
import type { BenchWorker } from './worker.ts';

export interface Place {
  readonly code: string;
  readonly name: string;
}

/** Needs of one county, as its own unit would report them. */
export function recordsIn(implementPlace: Place, rows: number) {
  return demandRecords(rows).map(({ values }) => ({ values: { ...values, implementPlace } }));
}

/** The official demand list with this many rows. */
export function demandBook(place: Place, rows: number, unitName: string): Uint8Array {
  const records = recordsIn(place, rows);
  return renderAnnex({ annex: demandAnnex, blank: blankOf(demandAnnex.id), unitName, header: {}, records });
}

export interface Taken {
  readonly ms: number;
  readonly roundTrips: number;
  readonly megabytes: number;
}

/** What the pane must show for a thing to be done: a text matching `text`, or (`gone`) nothing at `selector`. */
export interface Sign {
  readonly selector: string;
  readonly text?: string;
  readonly gone?: boolean;
}

export class BenchExcel {
  readonly excel: OpenExcel;

  constructor(excel: OpenExcel) {
    this.excel = excel;
  }

  /** Opens the workbook and signs in. `ready` is there once the pane can be worked with. */
  static async open(
    world: { readonly worker: BenchWorker; readonly pane: BuiltPane },
    person: { readonly unit: string; readonly role: 'officer' | 'reviewer' },
    workbook: Uint8Array,
    ready: string,
  ): Promise<BenchExcel> {
    const { worker, pane } = world;
    const code = worker.accounts.find(({ unit, role }) => unit === person.unit && role === person.role)?.code ?? '';
    const excel = await openExcel({ workbook, addin: '/addin/index.html', site: siteOf(pane, worker.app) });
    await excel.pane.getByLabel('登录码').fill(code);
    await excel.pane.getByRole('button', { name: '登录', exact: true }).click();
    await excel.pane.locator(ready).first().waitFor();
    return new BenchExcel(excel);
  }

  /**
   * Does something and waits for the sign of it. Begin and end are read from the browser's own clock: `act` gives the
   * moment at which it began, in ms since 1970.
   */
  async take(act: () => Promise<number>, sign: Sign): Promise<Taken> {
    const before = await this.excel.counters();
    // A sign that stands already would end the watch before anything was done.
    if (await this.excel.pane.evaluate(isThere, sign)) throw new Error(`${JSON.stringify(sign)} stands already`);
    const shown = this.excel.pane.evaluate(moment, { sign, test: isThere.toString() });
    const began = await act();
    const ended = await shown;
    const after = await this.#settled();
    const bytes = after.requestBytes + after.responseBytes - before.requestBytes - before.responseBytes;
    return { ms: ended - began, roundTrips: after.roundTrips - before.roundTrips, megabytes: bytes / 2 ** 20 };
  }

  /** The counters once nothing more goes to the host: what is kept in the workbook may follow after the sign. */
  async #settled() {
    for (let before = await this.excel.counters(); ; ) {
      await new Promise((go) => setTimeout(go, 400));
      const now = await this.excel.counters();
      if (now.roundTrips === before.roundTrips) return now;
      before = now;
    }
  }

  /** Presses a button of the pane. */
  async press(selector: string): Promise<number> {
    return this.excel.pane.locator(selector).evaluate((button: HTMLElement) => {
      const began = performance.timeOrigin + performance.now();
      button.click();
      return began;
    });
  }

  ribbon(action: string): Promise<number> {
    return this.excel.look(({ host }, id) => {
      const began = performance.timeOrigin + performance.now();
      host.command(id, id);
      return began;
    }, action);
  }

  type(cell: string, text: string): Promise<number> {
    return this.excel.look(
      ({ officer }, [at, what]) => {
        const began = performance.timeOrigin + performance.now();
        officer.type(at, what, {});
        return began;
      },
      [cell, text] as const,
    );
  }
}

/** Runs in the pane, like the next: nothing from outside is seen there. */
function isThere({ selector, text, gone }: Sign): boolean {
  const found = [...document.querySelectorAll(selector)];
  if (gone) return found.length === 0;
  return found.some((each) => text === undefined || new RegExp(text, 'u').test(each.textContent ?? ''));
}

/** When the sign was there, in ms since 1970. `test`: the source of `isThere`. */
function moment({ sign, test }: { sign: Sign; test: string }): Promise<number> {
  const stands = new Function(`return (${test})`)() as typeof isThere;
  return new Promise((resolve) => {
    const look = () => {
      if (!stands(sign)) return false;
      resolve(performance.timeOrigin + performance.now());
      return true;
    };
    if (look()) return;
    const observer = new MutationObserver(() => look() && observer.disconnect());
    observer.observe(document.documentElement, { subtree: true, childList: true, characterData: true });
  });
}
