export interface Token {
  readonly kind: 'number' | 'text' | 'error' | 'reference' | 'name' | 'sign';
  readonly text: string;
}

const NUMBER = String.raw`((?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)`;
const TEXT = '"((?:[^"]|"")*)"';
const SHEET = String.raw`(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!`;
/** Also what is left of a reference to cells that are gone: `Sheet1!#REF!`. */
const ERROR = String.raw`(?:${SHEET})?(#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A))`;
const CELL = String.raw`\$?[A-Z]{1,3}\$?\d+`;
const COLUMN = String.raw`\$?[A-Z]{1,3}`;
const REFERENCE = String.raw`((?:${SHEET})?(?:${CELL}(?::${CELL})?|${COLUMN}:${COLUMN}))(?![\p{L}\p{N}_(.])`;
const NAME = String.raw`([\p{L}_][\p{L}\p{N}_.]*)`;
const SIGN = String.raw`(<=|>=|<>|[=<>(),+\-*/^&%])`;
const TOKEN = new RegExp(String.raw`\s*(?:${[NUMBER, TEXT, ERROR, REFERENCE, NAME, SIGN].join('|')})`, 'giuy');
const KINDS = ['number', 'text', 'error', 'reference', 'name', 'sign'] as const;

/** The words of a formula. Throws at the first sign that is none. */
export function tokensOf(formula: string): Token[] {
  const source = formula.replace(/^=/, '').trimEnd();
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const from = TOKEN.lastIndex;
    const found = TOKEN.exec(source)?.slice(1) ?? [];
    const at = found.findIndex((each) => each !== undefined);
    const [kind, text] = [KINDS[at], found[at]];
    if (!kind || text === undefined) throw new Error(`can't read the formula ${formula} from ${source.slice(from)}`);
    tokens.push({ kind, text: kind === 'text' ? text.replaceAll('""', '"') : text });
  }
  return tokens;
}
