import { louder } from '../../../addin/host/guard.ts';
import { TINTS } from '../../../addin/host/office/tints.ts';
import type { Listeners, SheetHost, WriteOptions } from '../../../addin/host/sheet-host.ts';
import type { Tone } from '../../../shared/compile/mark.ts';
import { areaName, parseA1 } from '../../../shared/grid/address.ts';
import { type OpenExcel, openExcel } from '../driver/open-excel.ts';
import type { ApiLevel } from '../driver/sets.ts';
import { siteOfScript } from '../driver/site.ts';
import { unpack } from './packing.ts';
import type { Opening, World } from './world.ts';

const site = siteOfScript(new URL('../page/contract-pane.ts', import.meta.url));

/** The Office adapter in the emulated Excel, through the real office.js. */
export async function openOfficeWorld(apiLevel: ApiLevel, opening: Opening): Promise<OfficeWorld> {
  const { workbook, messageBytes } = opening;
  const limit = messageBytes === undefined ? {} : { messageBytes };
  const excel = await openExcel({ workbook, addin: '/pane.html', site, apiLevel, ...limit });
  const world = new OfficeWorld(excel);
  await world.start(opening);
  return world;
}

type Call = (...args: unknown[]) => Promise<never>;

export class OfficeWorld implements World {
  readonly excel: OpenExcel;
  host!: SheetHost;
  #listeners: Listeners = {};
  #write: WriteOptions = {};

  constructor(excel: OpenExcel) {
    this.excel = excel;
  }

  async start({ foreign, struck }: Opening): Promise<void> {
    const { excel } = this;
    await excel.page.exposeFunction('tellTest', (name: string, value: unknown) => this.#hear(name, value));
    await this.ready();
    if (foreign) await excel.look(addForeignValidation, foreign);
    if (struck)
      await excel.look(
        strike,
        struck.map((reference) => parseA1(reference)).filter((each) => each !== undefined),
      );
    const capabilities = await this.#call('capabilities');
    const methods: Record<string, unknown> = {
      capabilities,
      write: (blocks: unknown, options: WriteOptions = {}) => this.#startWrite(blocks, options),
      listen: async (listeners: Listeners) => {
        this.#listeners = listeners;
        const listening = (await this.#call('$listen')) as { ok: boolean };
        return listening.ok ? { ok: true, value: () => this.#call('$stop') } : listening;
      },
      insertSheets: (bytes: Uint8Array) => this.#call('$insert', Buffer.from(bytes).toString('base64')),
    };
    this.host = new Proxy({} as SheetHost, {
      get: (_, name: string): unknown => methods[name] ?? ((...args: unknown[]) => this.#call(name, ...args)),
    });
  }

  async ready(): Promise<void> {
    await this.excel.pane.waitForFunction(() => window.hostReady !== undefined);
    await this.excel.pane.evaluate(() => window.hostReady);
  }

  #startWrite(blocks: unknown, options: WriteOptions): Promise<unknown> {
    this.#write = options;
    options.signal?.addEventListener('abort', () => void this.#call('$cancel'));
    return this.#call('$write', blocks);
  }

  #hear(name: string, value: unknown): void {
    if (name === 'selected') this.#listeners.selected?.(...(value as Parameters<NonNullable<Listeners['selected']>>));
    else if (name === 'progress') this.#write.onProgress?.(value as number);
    else (this.#listeners[name as keyof Listeners] as ((value: unknown) => void) | undefined)?.(value);
  }

  #call: Call = async (method, ...args) => {
    const answer = await this.excel.pane.evaluate(([name, given]) => window.callHost(name, given), [
      method as string,
      args,
    ] as const);
    return unpack(answer) as never;
  };

  async standing() {
    const looked = await this.excel.look(({ session: { book } }) => ({
      sheets: book.sheets.map(({ name, visibility }) => ({ name, visibility })),
      validations: book.sheets[0]?.validations.flatMap(({ areas, rule }) =>
        areas.map((area) => ({ area, type: rule.type })),
      ),
      formats: book.sheets[0]?.formats.length ?? 0,
      fills: book.sheets[0]?.formats.map(({ fill }) => fill) ?? [],
      buttons: book.sheets[0]?.shapes.map(({ text }) => text) ?? [],
      names: book.names.filter(({ name }) => name.startsWith('_annexsync')).length,
      charts: book.sheets.flatMap(({ charts }) => charts.map(({ title }) => title)),
    }));
    const visibility = { Visible: 'visible', Hidden: 'hidden', VeryHidden: 'veryHidden' } as const;
    const { fills, ...found } = looked;
    return {
      ...found,
      tones: fills
        .map(toneOf)
        .filter((tone) => tone !== null)
        .map((tone) => ({ tone }))
        .sort(louder)
        .map(({ tone }) => tone),
      sheets: found.sheets.map((sheet) => ({ name: sheet.name, visibility: visibility[sheet.visibility] })),
      validations: (found.validations ?? []).map(({ area, type }) => ({ area: areaName(area), type })),
    };
  }

  cell(reference: string) {
    return this.excel.cell(reference);
  }

  async type(reference: string, text: string): Promise<boolean> {
    return (await this.excel.type(reference, text)).entered;
  }

  async tint(reference: string): Promise<Tone | null> {
    return toneOf(await this.excel.mark(reference));
  }

  dropdown(reference: string) {
    return this.excel.dropdown(reference);
  }

  paste(reference: string, values: readonly (readonly (string | number | null)[])[]) {
    return this.excel.paste(reference, values);
  }

  remoteEdit(reference: string, value: string) {
    return this.excel.remoteEdit(reference, value);
  }

  insertRows(row: number, count: number) {
    return this.excel.rows(`${row}:${row}`, count);
  }

  async pressButton(): Promise<void> {
    const name = await this.excel.look(({ session: { book } }) => book.sheets[0]?.shapes[0]?.name ?? '');
    await this.excel.clickShape(name);
  }

  select(reference: string) {
    return this.excel.select(reference);
  }

  deleteSheet(sheet: string) {
    return this.excel.deleteSheet(sheet);
  }

  activate(sheet: string) {
    return this.excel.activate(sheet);
  }

  close() {
    return this.excel.close();
  }
}

/** The tone that a fill of a conditional format stands for. */
function toneOf(fill: string | null): Tone | null {
  const tone = Object.entries(TINTS).find((each) => each[1].fill === fill)?.[0];
  return (tone as Tone | undefined) ?? null;
}

function strike({ session: { book } }: Window['excel'], cells: readonly { row: number; column: number }[]): void {
  for (const { row, column } of cells) {
    const cell = book.sheets[0]?.rows.get(row)?.get(column);
    const style = cell && book.styles[cell.style];
    if (cell && style) cell.style = book.styles.push({ ...style, struck: true, made: true }) - 1;
  }
}

function addForeignValidation({ session: { book } }: Window['excel'], area: NonNullable<Opening['foreign']>): void {
  book.sheets[0]?.validations.push({
    areas: [area],
    rule: { type: 'TextLength', operator: 'LessThan', formula1: '9' },
    ignoreBlanks: true,
    error: { showAlert: true, style: 'Stop', title: '', message: '' },
    prompt: { showPrompt: false, title: '', message: '' },
  });
}
