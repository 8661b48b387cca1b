import { parseA1 } from '../../../shared/grid/address.ts';
import { cellAt, type Scalar, type Sheet } from './book.ts';
import { FormulaError, FUNCTIONS, type Value, type Where } from './functions.ts';
import { resolveReference } from './reference.ts';

const TOKEN =
  /\s*(?:(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|"((?:[^"]|"")*)"|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3})(?![\p{L}\p{N}_(.])|([\p{L}_][\p{L}\p{N}_.]*)|(<=|>=|<>|[=<>(),+\-*/^&%]))/guy;

interface Token {
  readonly kind: 'number' | 'text' | 'reference' | 'name' | 'sign';
  readonly text: string;
}

/**
 * The value of a validation's or a conditional format's formula for one cell, as far as such formulas go. A function
 * that is not known throws: a test must learn it first.
 */
export function evaluate(formula: string, where: Where): Value {
  const parser = new Parser(tokensOf(formula.replace(/^=/, '')), where);
  const value = parser.expression(0);
  parser.end();
  return value;
}

function tokensOf(formula: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < formula.trimEnd().length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(formula);
    if (!match) throw new Error(`the emulated host can't read the formula ${formula} from ${formula.slice(from)}`);
    const [, number, text, sheet, reference, name, sign] = match;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (text !== undefined) tokens.push({ kind: 'text', text: text.replaceAll('""', '"') });
    else if (reference !== undefined) tokens.push({ kind: 'reference', text: `${sheet ?? ''}${reference}` });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else tokens.push({ kind: 'sign', text: sign ?? '' });
  }
  return tokens;
}

/** Operators by how tightly they bind. */
const BINDING: Readonly<Record<string, number>> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '>': 1,
  '<=': 1,
  '>=': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '^': 5,
};

class Parser {
  readonly #tokens: readonly Token[];
  readonly #where: Where;
  #at = 0;

  constructor(tokens: readonly Token[], where: Where) {
    this.#tokens = tokens;
    this.#where = where;
  }

  end(): void {
    if (this.#at < this.#tokens.length) throw new Error(`left over in a formula: ${this.#peek()}`);
  }

  expression(least: number): Value {
    let left = this.#primary();
    for (;;) {
      const sign = this.#peek();
      const binding = BINDING[sign] ?? 0;
      if (binding <= least) return left;
      this.#at += 1;
      left = operate(first(left), sign, first(this.expression(binding)));
    }
  }

  #primary(): Value {
    const token = this.#tokens[this.#at++];
    if (!token) throw new Error('a formula ends too early');
    let value: Value;
    if (token.kind === 'number') value = Number(token.text);
    else if (token.kind === 'text') value = token.text;
    else if (token.kind === 'reference') value = this.#reference(token.text);
    else if (token.kind === 'name') value = this.#peek() === '(' ? this.#call(token.text) : this.#named(token.text);
    else if (token.text === '(') {
      value = this.expression(0);
      this.#expect(')');
    } else if (token.text === '-' || token.text === '+') {
      const operand = number(first(this.expression(4)));
      value = operand instanceof FormulaError ? operand : token.text === '-' ? -operand : operand;
    } else throw new Error(`unexpected ${token.text} in a formula`);
    while (this.#peek() === '%') {
      this.#at += 1;
      value = operate(first(value), '/', 100);
    }
    return value;
  }

  #call(name: string): Value {
    this.#expect('(');
    const args: Value[] = [];
    while (this.#peek() !== ')') {
      args.push(this.expression(0));
      if (this.#peek() === ',') this.#at += 1;
    }
    this.#expect(')');
    const run = FUNCTIONS[name.toUpperCase()];
    if (!run) throw new Error(`the emulated host does not know the function ${name}`);
    return run(args, this.#where);
  }

  #named(name: string): Value {
    if (/^(true|false)$/i.test(name)) return name.toLowerCase() === 'true';
    const found = resolveReference(this.#where.book, this.#where.sheet, name);
    if (!found) return new FormulaError('#NAME?');
    return valuesOf(found.sheet, found.area);
  }

  #reference(text: string): Value {
    const bang = text.lastIndexOf('!') + 1;
    const moved = text
      .slice(bang)
      .split(':')
      .map((end) => this.#move(end))
      .join(':');
    const found = resolveReference(this.#where.book, this.#where.sheet, `${text.slice(0, bang)}${moved}`);
    return found ? valuesOf(found.sheet, found.area) : new FormulaError('#REF!');
  }

  /** A relative end moves as far as the cell stands from where the formula was written. */
  #move(end: string): string {
    const place = parseA1(end);
    if (!place) return end;
    const { row, column, from } = this.#where;
    const [, lockedColumn, lockedRow] = /^(\$?)[A-Z]+(\$?)/.exec(end) ?? [];
    const to = {
      row: lockedRow ? place.row : place.row + row - from.row,
      column: lockedColumn ? place.column : place.column + column - from.column,
    };
    return a1Of(to);
  }

  #expect(text: string): void {
    if (this.#tokens[this.#at++]?.text !== text) throw new Error(`expected ${text} in a formula`);
  }

  #peek(): string {
    const token = this.#tokens[this.#at];
    return token?.kind === 'sign' ? token.text : '';
  }
}

function a1Of({ row, column }: { row: number; column: number }): string {
  let name = '';
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return `${name}${row}`;
}

/** A block's values, row by row; whole columns only as far as there are rows. */
function valuesOf(sheet: Sheet, area: { top: number; left: number; bottom: number; right: number }): Value {
  const last = Math.min(area.bottom, Math.max(area.top, ...sheet.rows.keys()));
  const rows: Value[][] = [];
  for (let row = area.top; row <= last; row++) {
    const line: Value[] = [];
    for (let column = area.left; column <= area.right; column++) line.push(plain(cellAt(sheet, row, column)?.value));
    rows.push(line);
  }
  return rows.length === 1 && rows[0]?.length === 1 ? (rows[0][0] as Value) : rows;
}

function plain(value: Scalar | undefined): Value {
  if (value === undefined || value === null) return null;
  return typeof value === 'object' ? new FormulaError(value.error) : value;
}

/** A block where one value is asked for gives its first. */
function first(value: Value): Exclude<Value, readonly (readonly Value[])[]> {
  return Array.isArray(value) ? first(value[0]?.[0] ?? null) : (value as Exclude<Value, readonly (readonly Value[])[]>);
}

function number(value: Value): number | FormulaError {
  if (value instanceof FormulaError) return value;
  if (value === null || value === '') return value === null ? 0 : new FormulaError('#VALUE!');
  const found = Number(value);
  return Number.isNaN(found) ? new FormulaError('#VALUE!') : found;
}

function operate(a: Value, sign: string, b: Value): Value {
  if (a instanceof FormulaError) return a;
  if (b instanceof FormulaError) return b;
  if (sign === '&') return `${a ?? ''}${b ?? ''}`;
  if ((BINDING[sign] ?? 0) === 1) return compare(a, sign, b);
  const [x, y] = [number(a), number(b)];
  if (x instanceof FormulaError) return x;
  if (y instanceof FormulaError) return y;
  if (sign === '/' && y === 0) return new FormulaError('#DIV/0!');
  return { '+': x + y, '-': x - y, '*': x * y, '/': x / y, '^': x ** y }[sign] ?? null;
}

/** Numbers stand before texts, texts before booleans; a blank is what it is compared with; texts ignore case. */
function compare(a: Value, sign: string, b: Value): boolean {
  const blank = (other: Value) => (typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0);
  const [x, y] = [a ?? blank(b), b ?? blank(a)];
  const rank = (value: Value) => ['number', 'string', 'boolean'].indexOf(typeof value);
  const fold = (value: Value) => (typeof value === 'string' ? value.toLowerCase() : Number(value));
  const [left, right] = rank(x) === rank(y) ? [fold(x), fold(y)] : [rank(x), rank(y)];
  const order = left < right ? -1 : left > right ? 1 : 0;
  return (
    { '=': order === 0, '<>': order !== 0, '<': order < 0, '>': order > 0, '<=': order <= 0, '>=': order >= 0 }[sign] ??
    false
  );
}
