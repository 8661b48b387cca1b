import type { CellValue } from '../grid/grid.ts';
import { readsAnotherWorkbook } from './cell-facts.ts';
import { GridBuilder } from './grid-builder.ts';
import { LAST_COLUMN, LAST_ROW, type ReadLimits } from './limits.ts';
import { ReadFailure } from './read-failure.ts';
import { dateOf } from './sheet-handler.ts';
import { LONGEST_TEXT, type XmlHandler } from './xml-scanner.ts';
import { tagAttribute, type XmlTag } from './xml-tag.ts';

interface OdsCell {
  readonly repeat: number;
  readonly tag: string;
  readonly covered: boolean;
  text: string;
}

const countOf = (tag: string, name: string): number =>
  Math.max(1, Math.trunc(Number(tagAttribute(tag, `table:${name}`) ?? 1)) || 1);

const isCollapsed = (tag: string): boolean => /^(?:collapse|filter)$/.test(tagAttribute(tag, 'table:visibility') ?? '');

/** Reads content.xml of an .ods: every table a Grid. Repeated cells are spread out only where they hold something. */
export class OdsHandler implements XmlHandler {
  readonly grids: { readonly builder: GridBuilder; readonly hidden: boolean }[] = [];
  private readonly limits: ReadLimits;
  private readonly hiddenStyles = new Set<string>();
  private style = '';
  private builder: GridBuilder | null = null;
  private tables = 0;
  private row = 0;
  private rowRepeat = 1;
  private column = 0;
  private columnCount = 0;
  private cells: { readonly column: number; readonly repeat: number; readonly value: CellValue }[] = [];
  private cell: OdsCell | null = null;
  private paragraphs = 0;
  /** Inside a text:p of a cell; comments (office:annotation) are not the cell's text. */
  private inText = 0;
  private annotation = 0;

  constructor(limits: ReadLimits) {
    this.limits = limits;
  }

  get wantsText(): boolean {
    return this.cell !== null && this.inText > 0 && this.annotation === 0;
  }

  open(name: string, tag: XmlTag): void {
    switch (name) {
      case 'style':
        this.style = tag.attribute('style:name') ?? '';
        break;
      case 'table-properties':
        if (tag.attribute('table:display') === 'false') this.hiddenStyles.add(this.style);
        break;
      case 'table':
        this.openTable(tag.text());
        break;
      case 'table-column':
        this.openColumn(tag.text());
        break;
      case 'table-row':
        this.openRow(tag.text());
        break;
      case 'table-cell':
      case 'covered-table-cell':
        this.openCell(name, tag.text());
        break;
      default:
        this.openText(name, tag);
    }
  }

  private openTable(tag: string): void {
    this.tables += 1;
    if (this.tables > 1) return;
    if (this.grids.length >= this.limits.sheets) {
      throw new ReadFailure('workbook.tooManySheets', { count: this.grids.length + 1, limit: this.limits.sheets });
    }
    this.builder = new GridBuilder(tagAttribute(tag, 'table:name') ?? '', this.limits);
    this.grids.push({
      builder: this.builder,
      hidden: this.hiddenStyles.has(tagAttribute(tag, 'table:style-name') ?? ''),
    });
    this.row = 0;
    this.columnCount = 0;
  }

  private openColumn(tag: string): void {
    const repeat = countOf(tag, 'number-columns-repeated');
    if (isCollapsed(tag)) this.builder?.hideColumns(this.columnCount + 1, this.columnCount + repeat);
    this.columnCount += repeat;
  }

  private openRow(tag: string): void {
    this.rowRepeat = countOf(tag, 'number-rows-repeated');
    this.column = 0;
    this.cells = [];
    if (!isCollapsed(tag)) return;
    for (let row = this.row + 1; row <= Math.min(LAST_ROW, this.row + this.rowRepeat); row++)
      this.builder?.hideRow(row);
  }

  private openCell(name: string, tag: string): void {
    this.cell = { repeat: countOf(tag, 'number-columns-repeated'), tag, covered: name !== 'table-cell', text: '' };
    this.paragraphs = 0;
  }

  private openText(name: string, tag: XmlTag): void {
    if (!this.cell) return;
    if (name === 'annotation') this.annotation += 1;
    if (this.annotation > 0) return;
    if (name === 'p') {
      if (this.paragraphs > 0) this.cell.text += '\n';
      this.paragraphs += 1;
      this.inText += 1;
    } else if (name === 's') this.cell.text += ' '.repeat(Math.min(1000, Number(tag.attribute('text:c') ?? 1) || 1));
    else if (name === 'tab') this.cell.text += '\t';
    else if (name === 'line-break') this.cell.text += '\n';
  }

  text(text: string): void {
    if (!this.cell) return;
    this.cell.text += text;
    if (this.cell.text.length > LONGEST_TEXT) throw new ReadFailure('workbook.corrupt');
  }

  close(name: string): void {
    if (name === 'table') {
      this.tables -= 1;
      if (this.tables === 0) this.builder = null;
    } else if (name === 'table-row') this.closeRow();
    else if (name === 'table-cell' || name === 'covered-table-cell') this.closeCell();
    else if (this.cell && name === 'annotation') this.annotation -= 1;
    else if (this.cell && name === 'p' && this.annotation === 0) this.inText -= 1;
  }

  private closeCell(): void {
    const { cell, builder } = this;
    this.cell = null;
    this.inText = 0;
    this.annotation = 0;
    if (!cell || !builder || this.tables !== 1) return;
    const column = this.column + 1;
    this.column += cell.repeat;
    if (!cell.covered) this.span(cell, column);
    const value = cell.covered ? null : valueOfCell(cell);
    if (value === null) return;
    this.cells.push({ column, repeat: cell.repeat, value });
    const formula = tagAttribute(cell.tag, 'table:formula');
    if (formula !== undefined && readsAnotherWorkbook(formula)) builder.external(this.row + 1, column);
  }

  private span(cell: OdsCell, column: number): void {
    const rows = countOf(cell.tag, 'number-rows-spanned');
    const columns = countOf(cell.tag, 'number-columns-spanned');
    const top = this.row + 1;
    const area = { top, left: column, bottom: top + rows - 1, right: column + columns - 1 };
    if (rows > 1 || columns > 1) this.builder?.merge(area);
  }

  private closeRow(): void {
    if (this.tables !== 1 || !this.builder) return;
    const first = this.row + 1;
    this.row += this.rowRepeat;
    if (this.cells.length === 0) return;
    for (let row = first; row <= this.row; row++) {
      for (const { column, repeat, value } of this.cells) this.spread(row, column, repeat, value);
    }
  }

  private spread(row: number, column: number, repeat: number, value: CellValue): void {
    if (row > LAST_ROW || column + repeat - 1 > LAST_COLUMN) throw new ReadFailure('workbook.corrupt');
    for (let c = column; c < column + repeat; c++) this.builder?.set(row, c, value);
  }
}

function valueOfCell({ tag, text }: OdsCell): CellValue {
  if (/^(?:#|Err:\d)/.test(text) && tagAttribute(tag, 'calcext:value-type') === 'error') return { error: text };
  switch (tagAttribute(tag, 'office:value-type')) {
    case 'float':
    case 'currency':
    case 'percentage': {
      const number = Number(tagAttribute(tag, 'office:value'));
      return Number.isFinite(number) ? number : text || null;
    }
    case 'date':
      return dateOf(tagAttribute(tag, 'office:date-value') ?? '') ?? (text || null);
    case 'boolean':
      return tagAttribute(tag, 'office:boolean-value') === 'true';
    default:
      return (tagAttribute(tag, 'office:string-value') ?? text) || null;
  }
}
