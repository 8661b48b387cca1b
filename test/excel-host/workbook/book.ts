import type { Area } from '../../../shared/grid/grid.ts';

/** What a cell holds. A blank cell holds null; an error value is kept apart from text that looks like one. */
export type Scalar = string | number | boolean | null | { readonly error: string };

export interface Cell {
  value: Scalar;
  /** With its `=`. */
  formula?: string;
  /** Index into `Book.styles`. */
  style: number;
  /** As it stood in the file, while nobody changed it: rich text and formula attributes the model does not know. */
  raw?: { readonly type: string | undefined; readonly inner: string };
}

/** The part of a cell's look that scripts can read and change here. `xf` is the original record's own XML. */
export interface Style {
  readonly xf: string;
  readonly numberFormat: string;
  readonly fill: string | null;
  readonly fontColor: string | null;
  readonly bold: boolean;
  readonly wrap: boolean;
  readonly struck: boolean;
  /** Made here: the writer has to add it to the file. */
  readonly made: boolean;
  /** Which of `Book.styleSources` the record's font, fill and border numbers mean. */
  readonly home: number;
}

export interface ValidationRule {
  readonly type: string;
  readonly operator?: string;
  readonly formula1?: string;
  readonly formula2?: string;
  readonly inCellDropDown?: boolean;
}

export interface Validation {
  areas: Area[];
  rule: ValidationRule;
  ignoreBlanks: boolean;
  error: { showAlert: boolean; style: string; title: string; message: string };
  prompt: { showPrompt: boolean; title: string; message: string };
}

export interface ConditionalFormat {
  id: string;
  areas: Area[];
  type: string;
  /** With its `=`; null for kinds whose inside is not emulated. */
  formula: string | null;
  fill: string | null;
  fontColor: string | null;
  priority: number;
  stopIfTrue: boolean;
  /** As it stood in the file, for kinds that are not emulated. */
  source?: string;
}

export interface Shape {
  id: string;
  name: string;
  kind: string;
  text: string;
  left: number;
  top: number;
  width: number;
  height: number;
  fill: string | null;
  fontColor: string | null;
  altText: string;
  placement: string;
  visible: boolean;
}

export interface Chart {
  id: string;
  name: string;
  type: string;
  title: string;
  source: { sheet: string; area: Area };
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Name {
  name: string;
  /** With its `=`. */
  formula: string;
  visible: boolean;
  comment: string;
  /** The sheet's id for a name of one sheet. */
  scope: string | null;
}

export interface CustomXmlPart {
  id: string;
  xml: string;
  /** The part's path in the package it was read from. */
  path?: string;
}

export type Visibility = 'Visible' | 'Hidden' | 'VeryHidden';

export interface Sheet {
  /** As scripts see it. */
  readonly id: string;
  name: string;
  visibility: Visibility;
  tabColor: string;
  /** row → column → cell, 1-based. */
  readonly rows: Map<number, Map<number, Cell>>;
  merges: Area[];
  readonly hiddenRows: Set<number>;
  readonly hiddenColumns: Set<number>;
  /** In characters of the default font. */
  readonly widths: Map<number, number>;
  /** What the file says of a row besides its number: height, outline, look. */
  readonly lines: Map<number, Readonly<Record<string, string>>>;
  validations: Validation[];
  formats: ConditionalFormat[];
  shapes: Shape[];
  charts: Chart[];
  isProtected: boolean;
  readonly properties: Map<string, string>;
  /** The part's path in the package it was read from; absent for a sheet made here. */
  readonly path?: string;
  /** The part's own text as read, whose unknown elements are kept. */
  readonly source?: string;
}

export interface Book {
  sheets: Sheet[];
  active: string;
  selection: { sheet: string; area: Area };
  names: Name[];
  customXml: CustomXmlPart[];
  /** The document's settings for the add-in, as office.js serialises them. */
  settings: Map<string, string>;
  styles: Style[];
  /** The text of styles.xml; behind it those of files whose sheets were taken over. */
  readonly styleSources: string[];
  /** The package as read, part by part: the writer changes what the model knows and keeps the rest. */
  readonly parts: Record<string, Uint8Array>;
  /** Formulas are not calculated here: what those of a workbook in manual mode would show, once they were. */
  calculation: { mode: 'Automatic' | 'Manual'; due: { sheet: string; row: number; column: number; value: Scalar }[] };
  /** Counts up for whatever needs an id of its own. */
  next: number;
}

export function cellAt(sheet: Sheet, row: number, column: number): Cell | undefined {
  return sheet.rows.get(row)?.get(column);
}

/** The cell, made blank where there was none. */
export function cellFor(sheet: Sheet, row: number, column: number): Cell {
  let cells = sheet.rows.get(row);
  if (!cells) {
    cells = new Map();
    sheet.rows.set(row, cells);
  }
  let cell = cells.get(column);
  if (!cell) {
    cell = { value: null, style: 0 };
    cells.set(column, cell);
  }
  return cell;
}

export function styleOf(book: Book, cell: Cell | undefined): Style {
  return book.styles[cell?.style ?? 0] as Style;
}

/** Gives the cell another look, sharing the record with cells that look the same. */
export function restyle(book: Book, cell: Cell, change: Partial<Omit<Style, 'xf' | 'made' | 'home'>>): void {
  const now = { ...styleOf(book, cell), ...change, made: true };
  const same = (style: Style) =>
    style.xf === now.xf &&
    style.home === now.home &&
    style.numberFormat === now.numberFormat &&
    style.fill === now.fill &&
    style.fontColor === now.fontColor &&
    style.bold === now.bold &&
    style.wrap === now.wrap &&
    style.struck === now.struck;
  const found = book.styles.findIndex(same);
  cell.style = found >= 0 ? found : book.styles.push(now) - 1;
}

export function sheetNamed(book: Book, name: string): Sheet | undefined {
  return book.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
}

export function sheetById(book: Book, id: string): Sheet | undefined {
  return book.sheets.find((sheet) => sheet.id === id);
}

/** A sheet by what a script calls it: its id or its name. */
export function sheetByKey(book: Book, key: string): Sheet | undefined {
  return sheetById(book, key) ?? sheetNamed(book, key);
}

/** The used block; undefined for an empty sheet. Formatted cells count unless `valuesOnly`. */
export function usedArea(sheet: Sheet, valuesOnly: boolean): Area | undefined {
  let area: Area | undefined;
  for (const [row, cells] of sheet.rows) {
    for (const [column, cell] of cells) {
      if (cell.value === null && (valuesOnly || cell.style === 0)) continue;
      area = area
        ? {
            top: Math.min(area.top, row),
            left: Math.min(area.left, column),
            bottom: Math.max(area.bottom, row),
            right: Math.max(area.right, column),
          }
        : { top: row, left: column, bottom: row, right: column };
    }
  }
  return area;
}

export function newSheet(book: Book, name: string): Sheet {
  book.next += 1;
  return {
    id: `{${book.next.toString(16).toUpperCase().padStart(8, '0')}-0000-4000-8000-000000000000}`,
    name,
    visibility: 'Visible',
    tabColor: '',
    rows: new Map(),
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    widths: new Map(),
    lines: new Map(),
    validations: [],
    formats: [],
    shapes: [],
    charts: [],
    isProtected: false,
    properties: new Map(),
  };
}
