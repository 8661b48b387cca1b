import { parseArea } from '../grid/address.ts';
import type { CellValue } from '../grid/grid.ts';
import { DAYS_1904, readsAnotherWorkbook } from './cell-facts.ts';
import { CellTag } from './cell-tag.ts';
import type { GridBuilder } from './grid-builder.ts';
import { LAST_ROW } from './limits.ts';
import { ReadFailure } from './read-failure.ts';
import { RichText, unescaped } from './rich-text.ts';
import type { SharedStrings } from './shared-strings.ts';
import type { StylesHandler } from './xlsx-styles.ts';
import { LONGEST_TEXT, type XmlHandler } from './xml-scanner.ts';
import { isTrue, type XmlTag } from './xml-tag.ts';

/** What all sheets of a workbook share. */
export interface WorkbookFacts {
  readonly strings: SharedStrings;
  readonly styles: StylesHandler;
  readonly date1904: boolean;
}

/** Reads a worksheet part into a Grid. */
export class SheetHandler implements XmlHandler {
  private readonly grid: GridBuilder;
  private readonly facts: WorkbookFacts;
  private readonly rich = new RichText();
  private readonly cell = new CellTag();
  private row = 0;
  private column = 0;
  private inCell = false;
  private element: 'v' | 'f' | null = null;
  private value = '';
  private formula = '';
  /** A formula written once for several cells, by its number; those that read another workbook. */
  private sharedFormula: string | undefined;
  private readonly externalFormulas = new Set<string>();

  constructor(grid: GridBuilder, facts: WorkbookFacts) {
    this.grid = grid;
    this.facts = facts;
  }

  get wantsText(): boolean {
    return this.element !== null || (this.inCell && this.rich.wantsText);
  }

  open(name: string, tag: XmlTag): void {
    if (name === 'c') this.openCell(tag);
    else if (this.inCell) this.openInCell(name, tag);
    else if (name === 'row') this.openRow(tag);
    else if (name === 'mergeCell') {
      const area = parseArea(tag.attribute('ref') ?? '');
      if (area) this.grid.merge(area);
    } else if (name === 'col' && isTrue(tag.attribute('hidden'))) {
      this.grid.hideColumns(Number(tag.attribute('min')), Number(tag.attribute('max')));
    }
  }

  private openRow(tag: XmlTag): void {
    const stated = tag.attribute('r');
    this.row = stated === undefined ? this.row + 1 : Number(stated);
    this.column = 0;
    if (!(this.row >= 1 && this.row <= LAST_ROW)) throw new ReadFailure('workbook.corrupt');
    if (isTrue(tag.attribute('hidden'))) this.grid.hideRow(this.row);
  }

  private openCell(tag: XmlTag): void {
    const { cell } = this;
    cell.read(tag);
    if (cell.row > 0) this.row = cell.row;
    this.column = cell.column > 0 ? cell.column : this.column + 1;
    this.inCell = true;
    this.value = '';
    this.formula = '';
    this.sharedFormula = undefined;
  }

  private openInCell(name: string, tag: XmlTag): void {
    if (name === 'v' || name === 'f') this.element = name;
    else this.rich.open(name, tag);
    if (name === 'f') this.sharedFormula = tag.attribute('si');
  }

  text(text: string): void {
    if (this.element === 'v') this.value += text;
    else if (this.element === 'f') this.formula += text;
    else this.rich.text(text);
    if (this.value.length + this.formula.length > LONGEST_TEXT) throw new ReadFailure('workbook.corrupt');
  }

  close(name: string): void {
    if (!this.inCell) return;
    if (name === 'c') this.closeCell();
    else if (name === 'v' || name === 'f') this.element = null;
    else this.rich.close(name);
  }

  private closeCell(): void {
    const { row, column, grid } = this;
    const inline = this.rich.take();
    const value = this.cell.type === 'inlineStr' ? inline.text : this.read();
    this.inCell = false;
    this.element = null;
    grid.set(row, column, value);
    if (this.isExternal()) grid.external(row, column);
    const byText = this.cell.type === 's' ? this.facts.strings.isStruck(Number(this.value)) : inline.struck;
    if (value !== null && value !== '' && (byText || this.facts.styles.isStruck(this.cell.style)))
      grid.strike(row, column);
  }

  private isExternal(): boolean {
    const shared = this.sharedFormula;
    if (this.formula === '') return shared !== undefined && this.externalFormulas.has(shared);
    const external = readsAnotherWorkbook(this.formula);
    if (external && shared !== undefined) this.externalFormulas.add(shared);
    return external;
  }

  private read(): CellValue {
    const { value } = this;
    if (value === '') return null;
    switch (this.cell.type) {
      case 's':
        return this.shared();
      case 'b':
        return isTrue(value.trim());
      case 'e':
        return { error: value };
      case 'str':
        return unescaped(value);
      case 'd':
        return dateOf(value) ?? value;
      default:
        return this.number();
    }
  }

  /** A text that is not in the table would be lost without a word: the file is not sound. */
  private shared(): string {
    const text = this.facts.strings.at(Number(this.value));
    if (text === undefined) throw new ReadFailure('workbook.corrupt');
    return text;
  }

  private number(): CellValue {
    const number = Number(this.value);
    if (!Number.isFinite(number)) return this.value;
    if (!this.facts.styles.isDate(this.cell.style)) return number;
    return { serial: this.facts.date1904 ? number + DAYS_1904 : number };
  }
}

/** ISO 8601 in a cell of type d, as days of the 1900 system. */
export function dateOf(iso: string): CellValue | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?/.exec(iso.trim());
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0)) as number[];
  const ms = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
  return { serial: ms / 86_400_000 + 25_569 };
}
