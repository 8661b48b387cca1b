import ExcelJS from 'exceljs';
import { unzipSync, zipSync } from 'fflate';
import type { Draft, DraftRow } from './draft.ts';

const THIN = { style: 'thin' as const };
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };
/** The earliest date a zip entry can bear: the same draft gives the same bytes. */
const FIXED = new Date('1980-01-01T12:00:00Z');

/** Writes drafts into one workbook, a sheet each, as Excel would save them. */
export async function writeSheets(drafts: readonly Draft[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.created = FIXED;
  book.modified = FIXED;
  for (const draft of drafts) new SheetWriter(book, draft).write();
  const parts = unzipSync(new Uint8Array(await book.xlsx.writeBuffer()));
  return zipSync(parts, { mtime: FIXED });
}

/** As Excel names the copy of a sheet: 附件2 (2). */
function freeName(name: string, book: ExcelJS.Workbook): string {
  let free = name;
  for (let n = 2; book.getWorksheet(free); n++) free = `${name} (${n})`;
  return free;
}

class SheetWriter {
  readonly #sheet: ExcelJS.Worksheet;
  readonly #draft: Draft;
  readonly #records = new Set<number>();
  #row: number;

  constructor(book: ExcelJS.Workbook, draft: Draft) {
    this.#sheet = book.addWorksheet(freeName(draft.sheet, book), {
      pageSetup: { paperSize: 9, orientation: 'landscape' },
    });
    this.#draft = draft;
    this.#row = draft.top + 1;
  }

  write(): void {
    const { above, below, columns, rows, left } = this.#draft;
    columns.forEach((column, i) => {
      this.#sheet.getColumn(left + i + 1).width = column.width;
    });
    for (const line of above) this.#across(line.text, line.rest);
    this.#header();
    const first = this.#row;
    for (const row of rows) this.#body(row);
    for (const field of this.#draft.mergedFields) this.#mergeEqual(field, first, this.#row - 1);
    for (const line of below) this.#across(line);
  }

  #cell(row: number, index: number): ExcelJS.Cell {
    return this.#sheet.getCell(row, this.#draft.left + index + 1);
  }

  #merge(top: number, from: number, bottom: number, to: number): void {
    const { left } = this.#draft;
    if (top < bottom || from < to) this.#sheet.mergeCells(top, left + from + 1, bottom, left + to + 1);
  }

  #across(text: string, rest?: string): void {
    this.#cell(this.#row, 0).value = text;
    if (rest === undefined) this.#merge(this.#row, 0, this.#row, this.#draft.columns.length - 1);
    else this.#cell(this.#row, 1).value = rest;
    this.#row += 1;
  }

  #header(): void {
    const { columns } = this.#draft;
    const twoRows = columns.some((column) => column.group !== null);
    let from = 0;
    columns.forEach((column, i) => {
      const { group, label } = column;
      const next = columns[i + 1];
      const joined = group === null ? next?.label === label && next.group === null : next?.group === group;
      if (group !== null) this.#styled(this.#row + 1, i, label);
      if (joined) return;
      this.#styled(this.#row, from, group ?? label);
      this.#merge(this.#row, from, twoRows && group === null ? this.#row + 1 : this.#row, i);
      from = i + 1;
    });
    this.#row += twoRows ? 2 : 1;
  }

  #styled(row: number, index: number, value: ExcelJS.CellValue): void {
    const cell = this.#cell(row, index);
    cell.value = value;
    cell.border = BORDER;
    cell.font = { name: '宋体', size: 11 };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  }

  #body(row: DraftRow): void {
    switch (row.kind) {
      case 'header':
        this.#header();
        break;
      case 'heading':
        this.#across(row.text);
        break;
      case 'blank':
        this.#row += 1;
        break;
      default:
        if (row.kind === 'record') this.#records.add(this.#row);
        this.#draft.columns.forEach((column, i) => {
          this.#styled(this.#row, i, row.cells[column.field ?? column.label] ?? null);
        });
        this.#row += 1;
    }
  }

  #mergeEqual(field: string, first: number, last: number): void {
    const index = this.#draft.columns.findIndex((column) => column.field === field);
    for (let top = first; top <= last; ) {
      const { value } = this.#cell(top, index);
      let bottom = top;
      const same = (next: number) => this.#records.has(next) && this.#cell(next, index).value === value;
      while (value !== null && same(top) && same(bottom + 1)) bottom += 1;
      this.#merge(top, index, bottom, index);
      top = bottom + 1;
    }
  }
}
