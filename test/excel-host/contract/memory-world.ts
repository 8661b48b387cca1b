import { louder } from '../../../addin/host/guard.ts';
import {
  cutValidations,
  type MemorySheet,
  markAt,
  memoryBook,
  put,
  shiftRows,
} from '../../../addin/host/memory/memory-book.ts';
import { MemoryHost } from '../../../addin/host/memory.ts';
import type { Edit } from '../../../addin/host/sheet-host.ts';
import { areaName, parseA1 } from '../../../shared/grid/address.ts';
import type { CellValue } from '../../../shared/grid/grid.ts';
import type { OpenWorld, World } from './world.ts';

function at(reference: string): { row: number; column: number } {
  const place = parseA1(reference);
  if (!place) throw new Error(`no cell ${reference}`);
  return place;
}

/** The memory adapter, edited through its book. */
export const openMemoryWorld: OpenWorld = async ({ grids, foreign, struck }) => {
  const host = new MemoryHost(memoryBook(grids));
  const sheet = host.book.sheets[0] as MemorySheet;
  for (const reference of struck ?? []) sheet.struckCells.add(reference);
  if (foreign) {
    const validation = { type: 'textLength', min: 0, max: 9 } as const;
    sheet.validations.push({ areas: [foreign], key: null, validation, style: 'stop' });
  }
  return new MemoryWorld(host, sheet);
};

class MemoryWorld implements World {
  readonly host: MemoryHost;
  readonly #sheet: MemorySheet;

  constructor(host: MemoryHost, sheet: MemorySheet) {
    this.host = host;
    this.#sheet = sheet;
  }

  async standing() {
    const { book } = this.host;
    const sheet = this.#sheet;
    return {
      sheets: book.sheets.map(({ name, visibility }) => ({ name, visibility })),
      validations: sheet.validations.flatMap(({ areas, validation }) =>
        areas.map((area) => ({ area: areaName(area), type: KINDS[validation.type] })),
      ),
      formats: sheet.rules.length + sheet.marks.length,
      tones: [...sheet.rules, ...sheet.marks].sort(louder).map(({ tone }) => tone),
      buttons: sheet.button ? [sheet.button.text] : [],
      names: sheet.places.size + book.lists.size,
      charts: book.sheets.flatMap(({ charts }) => charts.map(({ title }) => title)),
    };
  }

  async cell(reference: string) {
    const { row, column } = at(reference);
    return {
      value: this.#sheet.rows[row - 1]?.[column - 1] ?? null,
      numberFormat: this.#sheet.formats.get(`${row},${column}`) ?? 'General',
    };
  }

  async tint(reference: string) {
    const { row, column } = at(reference);
    return markAt(this.#sheet, row, column);
  }

  #validationAt(reference: string) {
    const { row, column } = at(reference);
    return this.#sheet.validations.find(({ areas }) =>
      areas.some((area) => row >= area.top && row <= area.bottom && column >= area.left && column <= area.right),
    );
  }

  async dropdown(reference: string) {
    const validation = this.#validationAt(reference)?.validation;
    if (validation?.type === 'list') return validation.items;
    return validation?.type === 'named' ? (this.host.book.lists.get(validation.list)?.items ?? null) : null;
  }

  async type(reference: string, text: string): Promise<boolean> {
    const standing = this.#validationAt(reference);
    const items = await this.dropdown(reference);
    if (standing?.style === 'stop' && items && !items.includes(text)) return false;
    const { row, column } = at(reference);
    const asText = this.#sheet.formats.get(`${row},${column}`) === '@';
    put(this.#sheet, row, column, !asText && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text);
    this.#tell('cells', { top: row, left: column, bottom: row, right: column }, 'local');
    return true;
  }

  async paste(reference: string, values: readonly (readonly CellValue[])[]): Promise<void> {
    const { row, column } = at(reference);
    const width = Math.max(...values.map((line) => line.length));
    const area = { top: row, left: column, bottom: row + values.length - 1, right: column + width - 1 };
    cutValidations(this.#sheet, area);
    for (const [down, line] of values.entries()) {
      for (const [across, value] of line.entries()) put(this.#sheet, row + down, column + across, value);
    }
    this.#tell('cells', area, 'local');
  }

  async remoteEdit(reference: string, value: string): Promise<void> {
    const { row, column } = at(reference);
    put(this.#sheet, row, column, value);
    this.#tell('cells', { top: row, left: column, bottom: row, right: column }, 'remote');
  }

  async insertRows(row: number, count: number): Promise<void> {
    shiftRows(this.#sheet, row, count);
    this.#tell('rowsInserted', { top: row, left: 1, bottom: row + count - 1, right: 16_384 }, 'local');
  }

  async pressButton(): Promise<void> {
    this.host.tell({ pressed: this.#sheet.id });
  }

  async select(reference: string): Promise<void> {
    const { row, column } = at(reference);
    this.host.tell({ selected: [this.#sheet.id, { top: row, left: column, bottom: row, right: column }] });
  }

  async activate(name: string): Promise<void> {
    const sheet = this.host.sheet(name);
    if (!sheet) throw new Error(`no sheet ${name}`);
    this.host.book.active = sheet.id;
    this.host.tell({ activated: sheet.id });
  }

  async deleteSheet(name: string): Promise<void> {
    await this.host.removeSheet(name);
  }

  async close(): Promise<void> {}

  #tell(kind: Edit['kind'], area: Edit['areas'][number], source: Edit['source']): void {
    this.host.tell({ edited: { sheet: this.#sheet.id, kind, areas: [area], source } });
  }
}

const KINDS = {
  list: 'List',
  named: 'List',
  whole: 'WholeNumber',
  decimal: 'Decimal',
  textLength: 'TextLength',
  custom: 'Custom',
  any: 'None',
} as const;
