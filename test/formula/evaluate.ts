/**
 * Evaluates the few Excel functions that compiled rules use, as Excel does: comparing, ISNUMBER, AND, OR, NOT, IF,
 * ROUND, INT, LEN, COUNTA, INDEX($C:$C,ROW()). An unknown function throws: the test must learn it first.
 */

export type Cell = string | number | boolean | null;
/** A value of the sheet by column letter, in the row of the rule. */
export type Row = Readonly<Record<string, Cell>>;

type Value = Cell | Error;
type Token = { readonly kind: 'number' | 'name' | 'text' | 'sign'; readonly text: string };

/** `evaluate('IF(ISNUMBER({cell}),{cell}<=200,TRUE)', { F: 260 }, 'F')` is false. */
export function evaluate(formula: string, row: Row, column: string): Value {
  const parser = new Parser(tokens(formula.replaceAll('{cell}', `${column}1`)), row);
  const value = parser.comparison();
  parser.end();
  return value;
}

function tokens(formula: string): Token[] {
  const pattern =
    /\s*(?:(\d+(?:\.\d+)?)|"((?:[^"]|"")*)"|(\$?[A-Z]+\$?\d*(?::\$?[A-Z]+\$?\d*)?)|(<=|>=|<>|[=<>(),+*/-]))/gy;
  const found: Token[] = [];
  while (pattern.lastIndex < formula.length) {
    const match = pattern.exec(formula);
    if (!match) throw new Error(`can't read ${formula}`);
    const [, number, text, name, sign] = match;
    if (number !== undefined) found.push({ kind: 'number', text: number });
    else if (text !== undefined) found.push({ kind: 'text', text });
    else if (name !== undefined) found.push({ kind: 'name', text: name });
    else found.push({ kind: 'sign', text: sign ?? '' });
  }
  return found;
}

class Parser {
  readonly #tokens: readonly Token[];
  readonly #row: Row;
  #at = 0;

  constructor(list: readonly Token[], row: Row) {
    this.#tokens = list;
    this.#row = row;
  }

  end(): void {
    if (this.#at < this.#tokens.length) throw new Error(`left over: ${this.#peek()}`);
  }

  comparison(): Value {
    let left = this.#primary();
    while (['=', '<>', '<', '>', '<=', '>='].includes(this.#peek())) {
      const sign = this.#next().text;
      left = compare(left, sign, this.#primary());
    }
    return left;
  }

  #primary(): Value {
    const token = this.#next();
    if (token.kind === 'number') return Number(token.text);
    if (token.kind === 'text') return token.text;
    if (token.text === 'TRUE' || token.text === 'FALSE') return token.text === 'TRUE';
    if (this.#peek() !== '(') return this.#row[token.text.replace(/[$\d]/g, '')] ?? null;
    return this.#call(token.text);
  }

  #call(name: string): Value {
    this.#expect('(');
    if (name === 'INDEX') return this.#index();
    const args: Value[] = [];
    while (this.#peek() !== ')') {
      args.push(this.comparison());
      if (this.#peek() === ',') this.#next();
    }
    this.#expect(')');
    const run = FUNCTIONS[name];
    if (!run) throw new Error(`the evaluator does not know ${name}`);
    return run(args);
  }

  /** INDEX($C:$C,ROW()): column C of the same row. */
  #index(): Value {
    const column = this.#next().text.replace(/^\$?([A-Z]+):.*$/, '$1');
    for (const sign of [',', 'ROW', '(', ')', ')']) this.#expect(sign);
    return this.#row[column] ?? null;
  }

  #expect(text: string): void {
    if (this.#next().text !== text) throw new Error(`expected ${text}`);
  }

  #peek(): string {
    return this.#tokens[this.#at]?.text ?? '';
  }

  #next(): Token {
    const token = this.#tokens[this.#at++];
    if (!token) throw new Error('the formula ends too early');
    return token;
  }
}

const FUNCTIONS: Readonly<Record<string, (args: readonly Value[]) => Value>> = {
  ISNUMBER: ([value]) => typeof value === 'number',
  COUNTA: (args) => args.filter((value) => value !== null).length,
  AND: (args) => firstError(args) ?? args.every(Boolean),
  OR: (args) => firstError(args) ?? args.some(Boolean),
  NOT: ([value]) => (value instanceof Error ? value : !value),
  // Only the branch that is taken counts: an error in the other one is not seen.
  IF: ([test, then, otherwise]) => (test instanceof Error ? test : ((test ? then : otherwise) ?? false)),
  ROUND: ([value, digits]) => rounded(value ?? null, Number(digits)),
  INT: ([value]) => (typeof value === 'number' ? Math.floor(value) : new Error('#VALUE!')),
  LEN: ([value]) => String(value ?? '').length,
};

function firstError(args: readonly Value[]): Error | undefined {
  return args.find((value): value is Error => value instanceof Error);
}

function rounded(value: Value, digits: number): Value {
  if (value === null) return 0;
  if (typeof value !== 'number') return new Error('#VALUE!');
  return (
    Number(`${Math.round(Number(`${value}e${digits}`))}e-${digits}`) || Math.round(value * 10 ** digits) / 10 ** digits
  );
}

/** Excel's order of kinds: numbers before texts before booleans. */
function compare(a: Value, sign: string, b: Value): Value {
  const error = firstError([a, b]);
  if (error) return error;
  const rank = (value: Value) => (typeof value === 'number' || value === null ? 0 : typeof value === 'string' ? 1 : 2);
  const [x, y] = rank(a) === rank(b) ? [a ?? 0, b ?? 0] : [rank(a), rank(b)];
  const order = x < y ? -1 : x > y ? 1 : 0;
  return (
    { '=': order === 0, '<>': order !== 0, '<': order < 0, '>': order > 0, '<=': order <= 0, '>=': order >= 0 }[sign] ??
    null
  );
}
