import { a1, areaName, columnName, parseA1, parseArea } from '../grid/address.ts';
import { type Content, cellShape, cellStart, writeCell } from './cell-xml.ts';
import { movedFormula } from './shared-formula.ts';
import { attribute, decodeXml, encodeXml, withAttribute } from './xml.ts';

type Edits = ReadonlyMap<number, ReadonlyMap<number, Content>>;

interface Master {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
}

/** A sheet part with cells changed, and the cells that lost a formula. */
export interface EditedSheet {
  readonly xml: string;
  readonly formulas: ReadonlySet<string>;
}

const ATTRIBUTES = `((?:"[^"]*"|'[^']*'|[^>"'])*?)`;

/** Changes cells of one sheet part. Everything but those cells stays as it is written. */
export class SheetEdit {
  private readonly prefix: string;
  private readonly edits: Edits;
  private readonly formulas = new Set<string>();
  /** Shared formulas whose first cell is changed: the cells that share them get them written out. */
  private readonly lost = new Map<string, Master>();

  constructor(xml: string, edits: Edits) {
    this.prefix = /<(\w+:)?worksheet\b/.exec(xml)?.[1] ?? '';
    this.edits = edits;
  }

  apply(xml: string): EditedSheet {
    const { prefix } = this;
    const open = new RegExp(`<${prefix}sheetData\\s*(/?)>`).exec(xml);
    if (!open) throw new Error('the part is no worksheet');
    const start = open.index + open[0].length;
    const close = `</${prefix}sheetData>`;
    const end = open[1] === '/' ? start : xml.indexOf(close, start);
    const rows = this.rows(xml.slice(start, end));
    const after = open[1] === '/' ? close + xml.slice(start) : xml.slice(end);
    const before = `${this.dimension(xml.slice(0, open.index))}<${prefix}sheetData>`;
    return { xml: before + rows + after, formulas: this.formulas };
  }

  /** Some readers look no further than the stated dimension. */
  private dimension(head: string): string {
    return head.replace(new RegExp(`<${this.prefix}dimension\\b[^>]*>`), (tag) => {
      const area = parseArea(attribute(tag, 'ref') ?? '');
      if (!area) return tag;
      const rows = [...this.edits.keys()];
      const columns = [...this.edits.values()].flatMap((cells) => [...cells.keys()]);
      const wider = {
        top: Math.min(area.top, ...rows),
        left: Math.min(area.left, ...columns),
        bottom: Math.max(area.bottom, ...rows),
        right: Math.max(area.right, ...columns),
      };
      const name = areaName(wider);
      return name === areaName(area) ? tag : withAttribute(tag, 'ref', name);
    });
  }

  private rows(body: string): string {
    const pattern = new RegExp(`<${this.prefix}row\\b${ATTRIBUTES}(?:/>|>([\\s\\S]*?)</${this.prefix}row>)`, 'g');
    const waiting = [...this.edits.keys()].sort((a, b) => a - b);
    let number = 0;
    const text = body.replace(pattern, (whole, attributes: string, inner: string | undefined) => {
      number = Number(attribute(attributes, 'r') ?? number + 1);
      let added = '';
      while ((waiting[0] ?? Number.POSITIVE_INFINITY) < number) added += this.newRow(waiting.shift() as number);
      if (waiting[0] === number) waiting.shift();
      return added + this.row(whole, number, attributes, inner ?? '');
    });
    return text + waiting.map((row) => this.newRow(row)).join('');
  }

  private newRow(row: number): string {
    const { prefix } = this;
    return `<${prefix}row r="${row}">${this.cells(row, '', '')}</${prefix}row>`;
  }

  private row(whole: string, row: number, attributes: string, inner: string): string {
    if (!this.edits.has(row) && this.lost.size === 0) return whole;
    const { prefix } = this;
    const style = attribute(attributes, 'customFormat') === '1' ? (attribute(attributes, 's') ?? '') : '';
    // spans is a hint that a new cell may make untrue.
    const bare = withAttribute(attributes, 'spans', undefined).trimEnd();
    return `<${prefix}row${bare}>${this.cells(row, inner, style)}</${prefix}row>`;
  }

  private cells(row: number, inner: string, rowStyle: string): string {
    const pattern = new RegExp(`<${this.prefix}c\\b${ATTRIBUTES}(?:/>|>([\\s\\S]*?)</${this.prefix}c>)`, 'g');
    const edits = this.edits.get(row) ?? new Map<number, Content>();
    const waiting = [...edits.keys()].sort((a, b) => a - b);
    const fresh = (column: number): string => this.cell(row, column, rowStyle || null, edits.get(column) ?? null);
    let column = 0;
    const text = inner.replace(pattern, (whole, attributes: string, content: string | undefined) => {
      column = parseA1(attribute(attributes, 'r') ?? '')?.column ?? column + 1;
      let added = '';
      while ((waiting[0] ?? Number.POSITIVE_INFINITY) < column) added += fresh(waiting.shift() as number);
      if (waiting[0] !== column) return added + this.sharing(whole, row, column);
      waiting.shift();
      this.forget(row, column, content ?? '');
      return added + this.cell(row, column, attribute(attributes, 's') ?? null, edits.get(column) ?? null);
    });
    return text + waiting.map(fresh).join('');
  }

  private cell(row: number, column: number, style: string | null, content: Content): string {
    let xml = '';
    const write = (text: string): void => {
      xml += text;
    };
    writeCell(write, cellStart(columnName(column)), String(row), cellShape(style), content);
    return this.prefix === '' ? xml : xml.replace(/<(\/?)(c|is|t|v)(?=[\s/>])/g, `<$1${this.prefix}$2`);
  }

  /** Takes note of the formula that a changed cell had. */
  private forget(row: number, column: number, content: string): void {
    const formula = new RegExp(`<${this.prefix}f\\b([^>]*?)(?:/>|>([^<]*)<)`).exec(content);
    if (!formula) return;
    this.formulas.add(a1(row, column));
    const [, attributes = '', text = ''] = formula;
    const shared = attribute(attributes, 'si');
    if (shared !== undefined && text !== '') this.lost.set(shared, { row, column, formula: decodeXml(text) });
  }

  private sharing(cell: string, row: number, column: number): string {
    if (this.lost.size === 0) return cell;
    const pattern = new RegExp(`<${this.prefix}f\\b([^>]*?)(?:/>|></${this.prefix}f>)`);
    return cell.replace(pattern, (whole, attributes: string) => {
      const master = this.lost.get(attribute(attributes, 'si') ?? '');
      if (!master) return whole;
      const formula = movedFormula(master.formula, row - master.row, column - master.column);
      return `<${this.prefix}f>${encodeXml(formula)}</${this.prefix}f>`;
    });
  }
}
