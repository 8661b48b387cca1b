import type { BrowserContext, Page as BrowserPage, Frame, Route } from 'playwright-core';
import type { Counters } from '../batch/session.ts';
import type { ArrangeOptions } from '../page/arranger.ts';
import type { Excel } from '../page/main.ts';
import type { Typed, TypeOptions } from '../page/officer.ts';
import { launch } from './browser.ts';
import { type ApiLevel, SETS } from './sets.ts';
import { cdnPart, hostSite, type Page, type Site } from './site.ts';

export interface OpenOptions {
  readonly workbook: Uint8Array;
  /** 1.14 is the floor (Excel LTSC 2021); `latest` the newest the installed runtime knows. */
  readonly apiLevel?: ApiLevel;
  /** Path of the add-in's page on the emulated origin. */
  readonly addin: string;
  /** Serves the add-in's pages and its server's routes. */
  readonly site: Site;
  readonly locale?: string;
  /** Bytes a message may have; Excel on the web's 5 MB by default. */
  readonly messageBytes?: number;
  /** The officer can take steps back: costs a copy of the workbook for each. */
  readonly keepsHistory?: boolean;
}

/** No server listens there: every request is answered from the test. */
const ORIGIN = 'https://localhost:3000';

export type Network = 'online' | 'offline' | 'loses replies';

/** An Excel with one workbook and one add-in, and the officer's hands. */
export class OpenExcel {
  readonly page: BrowserPage;
  readonly #context: BrowserContext;
  network: Network = 'online';
  /** What the pages logged as errors. */
  readonly errors: string[] = [];

  constructor(context: BrowserContext, page: BrowserPage) {
    this.#context = context;
    this.page = page;
    page.on('pageerror', (error) => this.errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
  }

  /** The add-in's frame, for looking at the pane and pressing its buttons. */
  get pane(): Frame {
    const frame = this.page.frames().find((each) => each !== this.page.mainFrame());
    if (!frame) throw new Error('the add-in has no frame yet');
    return frame;
  }

  async #with<A, R>(work: (excel: Excel, argument: A) => R, argument: A): Promise<R> {
    const excel = await this.page.evaluateHandle(() => window.excel);
    return (await excel.evaluate(work as never, argument)) as R;
  }

  type(cell: string, text: string, options: TypeOptions = {}): Promise<Typed> {
    return this.#with((excel, [at, what, how]) => excel.officer.type(at, what, how), [cell, text, options] as const);
  }

  pick(cell: string, item: string, options: TypeOptions = {}): Promise<Typed> {
    return this.#with((excel, [at, what, how]) => excel.officer.pick(at, what, how), [cell, item, options] as const);
  }

  dropdown(cell: string): Promise<string[] | null> {
    return this.#with((excel, at) => excel.officer.dropdown(at), cell);
  }

  /** `text`: out of another program, as text: the validations stay, and are not asked. */
  paste(
    cell: string,
    values: readonly (readonly (string | number | boolean | null)[])[],
    from: 'cells' | 'text' = 'cells',
  ): Promise<void> {
    return this.#with((excel, [at, what, as]) => excel.officer.paste(at, what, as), [cell, values, from] as const);
  }

  copy(from: string, to: string): Promise<void> {
    return this.#with((excel, [source, target]) => excel.officer.copy(source, target), [from, to] as const);
  }

  remoteEdit(cell: string, value: string | number): Promise<void> {
    return this.#with((excel, [at, what]) => excel.officer.remoteEdit(at, what), [cell, value] as const);
  }

  rows(cell: string, by: number): Promise<void> {
    return this.#with((excel, [at, count]) => excel.arranger.rows(at, count), [cell, by] as const);
  }

  columns(cell: string, by: number): Promise<void> {
    return this.#with((excel, [at, count]) => excel.arranger.columns(at, count), [cell, by] as const);
  }

  /** Cut and paste on one sheet. */
  move(from: string, to: string): Promise<void> {
    return this.#with((excel, [source, target]) => excel.arranger.move(source, target), [from, to] as const);
  }

  sort(block: string, column: number, options: ArrangeOptions = {}): Promise<void> {
    return this.#with((excel, [at, by, how]) => excel.arranger.sort(at, by, how), [block, column, options] as const);
  }

  hide(rows: string, hidden: boolean, options: ArrangeOptions = {}): Promise<void> {
    return this.#with((excel, [at, now, how]) => excel.arranger.hide(at, now, how), [rows, hidden, options] as const);
  }

  /** Copies a sheet by its tab's menu; the copy's name. */
  copySheet(name: string, options: ArrangeOptions = {}): Promise<string> {
    return this.#with((excel, [sheet, how]) => excel.arranger.copySheet(sheet, how), [name, options] as const);
  }

  /** Ctrl+Z, in a workbook opened with a history. */
  undo(): Promise<boolean> {
    return this.#with((excel) => excel.officer.undo(), null);
  }

  activate(sheet: string): Promise<void> {
    return this.#with((excel, name) => excel.officer.activate(name), sheet);
  }

  renameSheet(name: string, now: string): Promise<void> {
    return this.#with((excel, [sheet, to]) => excel.arranger.renameSheet(sheet, to), [name, now] as const);
  }

  deleteSheet(name: string): Promise<void> {
    return this.#with((excel, sheet) => excel.arranger.deleteSheet(sheet), name);
  }

  clickShape(name: string): Promise<void> {
    return this.#with((excel, shape) => excel.officer.clickShape(shape), name);
  }

  select(cell: string): Promise<void> {
    return this.#with((excel, at) => excel.officer.select(at), cell);
  }

  /** The fill a conditional format gives a cell now. */
  mark(cell: string): Promise<string | null> {
    return this.#with((excel, at) => excel.officer.mark(at), cell);
  }

  startEditing(): Promise<void> {
    return this.#with((excel) => excel.officer.startEditing(), null);
  }

  stopEditing(): Promise<void> {
    return this.#with((excel) => excel.officer.stopEditing(), null);
  }

  /** Presses a ribbon button whose manifest action is `action`. */
  ribbon(action: string, button: string = action): Promise<void> {
    return this.#with((excel, [id, name]) => excel.host.command(id, name), [button, action] as const);
  }

  cell(reference: string): Promise<ReturnType<Excel['officer']['cell']>> {
    return this.#with((excel, at) => excel.officer.cell(at), reference);
  }

  undoable(): Promise<readonly string[]> {
    return this.#with((excel) => excel.officer.undoable(), null);
  }

  counters(): Promise<Counters> {
    return this.#with((excel) => excel.session.counters, null);
  }

  /** Looks at the workbook itself; the function runs in the host page and sees nothing of the test but its argument. */
  look<R, A = null>(work: (excel: Excel, argument: A) => R, argument?: A): Promise<R> {
    return this.#with(work, (argument ?? null) as A);
  }

  /** The pane is closed and opened again: its handlers are gone, its storage stays. Done when its page has loaded. */
  async reload(): Promise<void> {
    const { pane } = this;
    await pane.evaluate('window.isLeft = true');
    await this.#with((excel) => excel.reload(), null);
    await pane.waitForFunction(
      "!window.isLeft && location.protocol !== 'about:' && document.readyState === 'complete'",
    );
  }

  async saveAs(): Promise<Uint8Array> {
    return Buffer.from(await this.#with((excel) => excel.save(), null), 'base64');
  }

  async close(): Promise<void> {
    await this.#context.close();
  }
}

/** Opens a workbook in the emulated Excel, with an add-in beside it. */
export async function openExcel(options: OpenOptions): Promise<OpenExcel> {
  const browser = await launch();
  const context = await browser.newContext({ locale: options.locale ?? 'zh-CN' });
  const page = await context.newPage();
  const excel = new OpenExcel(context, page);
  await context.route('**/*', (route) => answer(route, options.site, excel));
  await page.goto(`${ORIGIN}/excel.html`);
  await page.evaluate((start) => window.startExcel(start), {
    workbook: Buffer.from(options.workbook).toString('base64'),
    addin: new URL(options.addin, ORIGIN).href,
    locale: options.locale ?? 'zh-CN',
    sets: SETS[options.apiLevel ?? 'latest'],
    messageBytes: options.messageBytes ?? 5 * 1024 * 1024,
    keepsHistory: options.keepsHistory ?? false,
  });
  return excel;
}

async function answer(route: Route, site: Site, excel: OpenExcel): Promise<void> {
  const request = route.request();
  const url = new URL(request.url());
  if (url.origin !== ORIGIN) {
    const part = await cdnPart(url);
    return part ? fulfil(route, part) : route.abort('internetdisconnected');
  }
  const asked = { url, method: request.method(), body: request.postDataBuffer(), headers: request.headers() };
  const own = await hostSite(asked);
  if (!own && excel.network === 'offline') return route.abort('internetdisconnected');
  const found = own ?? (await site(asked));
  if (!own && excel.network === 'loses replies') return route.abort('connectionreset');
  return found ? fulfil(route, found) : route.fulfill({ status: 404, body: '' });
}

function fulfil(route: Route, found: Page): Promise<void> {
  const body = typeof found.body === 'string' ? found.body : Buffer.from(found.body);
  const type = found.type.includes('charset') ? found.type : `${found.type}; charset=utf-8`;
  return route.fulfill({ status: found.status, headers: { ...found.headers, 'content-type': type }, body });
}
