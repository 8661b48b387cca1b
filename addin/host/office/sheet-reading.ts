import { a1 } from '../../../shared/grid/address.ts';
import { type Area, type CellValue, type Grid, gridOf } from '../../../shared/grid/grid.ts';
import { cellValue, readsAnotherWorkbook } from '../cell-value.ts';
import { areaOfAddress, areasOf } from './address.ts';
import { hiddenIn, linesOf } from './hidden.ts';
import { bytesOf, LEAST_ROWS, MOST_GROWTH, type SheetSize, UNSEEN_BYTES_PER_ROW } from './message-size.ts';
import {
  bandsThenCells,
  cellNames,
  columns,
  isColumnHidden,
  isRowHidden,
  isStruck,
  Narrowing,
  rowBands,
} from './narrow.ts';

const FACTS = 'values,numberFormat,rowIndex,columnIndex,rowCount,columnCount';

export interface SheetAsked {
  readonly merges: boolean;
  readonly firstRows: number;
  /** Without the calls that Excel refuses on a protected sheet: what they tell is found out otherwise. */
  readonly plain: boolean;
}

/**
 * One sheet on its way from Excel: asks for its next part before a sync, takes it after. The first round trip brings
 * everything about the sheet and its first rows.
 */
export class SheetReading {
  readonly #sheet: Excel.Worksheet;
  readonly #used: Excel.Range;
  readonly #visible: Excel.RangeAreas | undefined;
  readonly #formulas: Excel.RangeAreas | undefined;
  readonly #merges: Excel.RangeAreas | undefined;
  readonly #facts: string;
  readonly #rows: CellValue[][] = [];
  readonly #external = new Set<string>();
  readonly #narrowings: { struck?: Narrowing; rows?: Narrowing; columns?: Narrowing } = {};
  #asked: Excel.Range | undefined;
  #whole: Area | undefined;
  #next: number;
  #bytes = 0;
  #rowsRead = 0;
  /** Of the block read last: a header of short rows says little about the records below it. */
  #lastBytesPerRow = 0;

  constructor(context: Excel.RequestContext, name: string, { merges, firstRows, plain }: SheetAsked) {
    const sheet = context.workbook.worksheets.getItem(name);
    sheet.load('name,visibility');
    // Values only: a stray format far below would make a used block of millions of cells.
    const used = sheet.getUsedRangeOrNullObject(true);
    const hidden = plain ? ',rowHidden,columnHidden' : '';
    used.load(`rowIndex,columnIndex,rowCount,columnCount,format/font/strikethrough${hidden}`);
    this.#facts = plain ? `${FACTS},formulas` : FACTS;
    this.#asked = used.getIntersectionOrNullObject(sheet.getRange(`1:${firstRows}`));
    this.#asked.load(this.#facts);
    this.#next = firstRows + 1;
    if (!plain) {
      // A read, unlike getRowProperties, which the runtime sends as a write and which so costs the officer's undo.
      this.#visible = used.getSpecialCellsOrNullObject('Visible');
      this.#visible.load('areas/items/address');
      this.#formulas = used.getSpecialCellsOrNullObject('Formulas');
      this.#formulas.load('areas/items/address,areas/items/formulas');
    }
    // With formats, so that every merge begins inside: only those that begin in the range asked are told.
    this.#merges = merges ? sheet.getUsedRangeOrNullObject(false).getMergedAreasOrNullObject() : undefined;
    this.#merges?.load('areas/items/address');
    this.#sheet = sheet;
    this.#used = used;
  }

  /** After the first sync. */
  begin(): void {
    const used = this.#used;
    if (used.isNullObject) {
      this.#asked = undefined;
      return;
    }
    const { rowIndex, columnIndex, rowCount, columnCount } = used;
    const whole = {
      top: rowIndex + 1,
      left: columnIndex + 1,
      bottom: rowIndex + rowCount,
      right: columnIndex + columnCount,
    };
    this.#whole = whole;
    this.#next = Math.max(this.#next, whole.top);
    this.#takeFormulas();
    if (used.format.font.strikethrough !== false) {
      this.#narrowings.struck = new Narrowing(this.#sheet, [whole], isStruck, bandsThenCells);
    }
    if (!this.#visible) {
      if (used.rowHidden !== false) this.#narrowings.rows = new Narrowing(this.#sheet, [whole], isRowHidden, rowBands);
      if (used.columnHidden !== false)
        this.#narrowings.columns = new Narrowing(this.#sheet, [whole], isColumnHidden, columns);
    }
    this.#takeBlock();
  }

  get isOpen(): boolean {
    return this.#hasRows || this.#searches.some((each) => each.isOpen);
  }

  get #hasRows(): boolean {
    return this.#whole !== undefined && this.#next <= this.#whole.bottom;
  }

  get #searches(): Narrowing[] {
    return Object.values(this.#narrowings);
  }

  get #bytesPerRow(): number {
    return this.#rowsRead > 0 ? Math.max(this.#bytes / this.#rowsRead, this.#lastBytesPerRow) : UNSEEN_BYTES_PER_ROW;
  }

  /** Asks for as many of the next rows as `bytes` hold; gives the bytes left over. */
  ask(bytes: number): number {
    for (const each of this.#searches) each.ask();
    const whole = this.#whole;
    if (!whole || !this.#hasRows || bytes <= 0) return bytes;
    const fitting = Math.max(1, Math.floor(bytes / this.#bytesPerRow));
    const height = Math.min(fitting, MOST_GROWTH * (this.#rowsRead + LEAST_ROWS), whole.bottom - this.#next + 1);
    const block = this.#sheet.getRangeByIndexes(this.#next - 1, whole.left - 1, height, whole.right - whole.left + 1);
    block.load(this.#facts);
    this.#asked = block;
    this.#next += height;
    return bytes - height * this.#bytesPerRow;
  }

  /** After a sync that followed `ask`. */
  take(): void {
    for (const each of this.#searches) each.take();
    this.#takeBlock();
  }

  /** Puts the cells of the block that was asked for into the sheet's rows. */
  #takeBlock(): void {
    const block = this.#asked;
    this.#asked = undefined;
    if (!block || block.isNullObject) return;
    const plain = this.#facts === FACTS ? 0 : bytesOf(block.formulas);
    const bytes = bytesOf(block.values) + bytesOf(block.numberFormat) + plain;
    this.#bytes += bytes;
    this.#rowsRead += block.rowCount;
    this.#lastBytesPerRow = bytes / block.rowCount;
    const before = new Array(block.columnIndex).fill(null);
    for (const [down, line] of block.values.entries()) {
      const row = block.rowIndex + down + 1;
      while (this.#rows.length < row) this.#rows.push([]);
      const formats = block.numberFormat[down];
      const cells: CellValue[] = [...before, ...line.map((value, across) => cellValue(value, formats?.[across]))];
      while (cells.length > 0 && cells.at(-1) === null) cells.pop();
      this.#rows[row - 1] = cells;
    }
    if (this.#facts !== FACTS) this.#findExternal(block.formulas, block.rowIndex + 1, block.columnIndex + 1);
  }

  #takeFormulas(): void {
    if (!this.#formulas || this.#formulas.isNullObject) return;
    for (const { address, formulas } of this.#formulas.areas.items) {
      const area = areaOfAddress(address);
      if (!area) continue;
      this.#bytes += bytesOf(formulas);
      this.#findExternal(formulas, area.top, area.left);
    }
  }

  #findExternal(formulas: readonly (readonly unknown[])[], top: number, left: number): void {
    for (const [down, line] of formulas.entries()) {
      for (const [across, formula] of line.entries()) {
        if (readsAnotherWorkbook(formula)) this.#external.add(a1(top + down, left + across));
      }
    }
  }

  grid(): Grid {
    const merges = this.#merges && !this.#merges.isNullObject ? areasOf(this.#merges) : [];
    const hidden = this.#sheet.visibility !== 'Visible';
    const whole = this.#whole;
    if (!whole) return gridOf(this.#sheet.name, [], { hidden, merges });
    const { struck, rows, columns: hiddenColumns } = this.#narrowings;
    return gridOf(this.#sheet.name, this.#rows, {
      hidden,
      merges,
      externalCells: this.#external,
      struckCells: cellNames(struck?.found ?? []),
      ...(this.#visible
        ? hiddenIn(whole, this.#visible.isNullObject ? [] : areasOf(this.#visible))
        : {
            hiddenRows: linesOf(rows?.found ?? [], 'top', 'bottom'),
            hiddenColumns: linesOf(hiddenColumns?.found ?? [], 'left', 'right'),
          }),
    });
  }

  size(): SheetSize {
    return { bottom: this.#whole?.bottom ?? 0, bytesPerRow: this.#bytesPerRow };
  }
}
