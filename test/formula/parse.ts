import { columnNumber } from '../../shared/grid/address.ts';
import { BINDING } from './operate.ts';
import { type Token, tokensOf } from './tokens.ts';
import type { Scalar } from './value.ts';

/** One end of a reference; `row` is null in `$C:$C`. What is not fixed by `$` goes along with the formula's cell. */
export interface End {
  readonly row: number | null;
  readonly column: number;
  readonly fixesRow: boolean;
  readonly fixesColumn: boolean;
}

export type Formula =
  | { readonly kind: 'value'; readonly value: Scalar }
  | { readonly kind: 'cells'; readonly sheet?: string; readonly from: End; readonly to: End }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Formula[] }
  | { readonly kind: 'operation'; readonly sign: string; readonly left: Formula; readonly right: Formula };

/** A formula as a tree, with or without its `=`. Throws where it is not one. */
export function parse(formula: string): Formula {
  const parser = new Parser(tokensOf(formula));
  const parsed = parser.expression(0);
  parser.end();
  return parsed;
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  end(): void {
    const left = this.#tokens[this.#at];
    if (left) throw new Error(`left over in a formula: ${left.text}`);
  }

  /** Operators of the same rank go from the left, `^` too: `2^3^2` is 64. */
  expression(least: number): Formula {
    let left = this.#operand();
    for (;;) {
      const sign = this.#sign();
      const binding = BINDING[sign] ?? 0;
      if (binding <= least) return left;
      this.#at += 1;
      left = { kind: 'operation', sign, left, right: this.expression(binding) };
    }
  }

  #operand(): Formula {
    let operand = this.#primary();
    for (; this.#sign() === '%'; this.#at += 1) {
      operand = { kind: 'operation', sign: '/', left: operand, right: { kind: 'value', value: 100 } };
    }
    return operand;
  }

  #primary(): Formula {
    const token = this.#next();
    switch (token.kind) {
      case 'number':
        return { kind: 'value', value: Number(token.text) };
      case 'text':
        return { kind: 'value', value: token.text };
      case 'error':
        return { kind: 'value', value: { error: token.text.toUpperCase() } };
      case 'reference':
        return reference(token.text);
      case 'name':
        return this.#sign() === '(' ? this.#call(token.text) : named(token.text);
      case 'sign':
        return this.#signed(token.text);
    }
  }

  /** A sign before a value binds tighter than any between two: `-2^2` is 4. A plus does nothing, not even to a text. */
  #signed(sign: string): Formula {
    if (sign === '+') return this.#operand();
    if (sign === '-') {
      return { kind: 'operation', sign, left: { kind: 'value', value: 0 }, right: this.#operand() };
    }
    if (sign !== '(') throw new Error(`unexpected ${sign} in a formula`);
    const inside = this.expression(0);
    this.#expect(')');
    return inside;
  }

  #call(name: string): Formula {
    this.#expect('(');
    const args: Formula[] = [];
    while (this.#sign() !== ')') {
      if (args.length > 0) this.#expect(',');
      args.push(this.expression(0));
    }
    this.#expect(')');
    return { kind: 'call', name: name.toUpperCase(), args };
  }

  #expect(sign: string): void {
    if (this.#sign() !== sign) throw new Error(`expected ${sign} in a formula`);
    this.#at += 1;
  }

  #sign(): string {
    const token = this.#tokens[this.#at];
    return token?.kind === 'sign' ? token.text : '';
  }

  #next(): Token {
    const token = this.#tokens[this.#at++];
    if (!token) throw new Error('a formula ends too early');
    return token;
  }
}

function named(name: string): Formula {
  return /^(true|false)$/i.test(name) ? { kind: 'value', value: /^true$/i.test(name) } : { kind: 'name', name };
}

function reference(text: string): Formula {
  const bang = text.lastIndexOf('!');
  const [from = '', to = from] = text.slice(bang + 1).split(':');
  const cells: Formula = { kind: 'cells', from: end(from), to: end(to) };
  if (bang < 0) return cells;
  const sheet = text.slice(0, bang).replace(/^'|'$/g, '').replaceAll("''", "'");
  return { ...cells, sheet };
}

function end(text: string): End {
  const [, fixed, column = '', held, row] = /^(\$?)([A-Z]+)(\$?)(\d*)$/.exec(text.toUpperCase()) ?? [];
  return {
    row: row ? Number(row) : null,
    column: columnNumber(column),
    fixesRow: held === '$',
    fixesColumn: fixed === '$',
  };
}
