/** Takes text as it is made. */
export type Write = (text: string) => void;

/** What a cell may hold in a rendered sheet. */
export type Content = string | number | null;

const SPECIAL: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
// XML 1.0 has no control characters and no lone surrogates; ECMA-376 22.9.2.19 writes the former as _xHHHH_.
const UNSAFE = /[&<>]|(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]|_(?=x[\dA-Fa-f]{4}_)/gu;
const SUSPECT = /[&<>]|(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]|_x/u;

/** Excel refuses a file with a longer cell text. */
const MAX_TEXT = 32_767;

function safeCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0xd800 && code <= 0xffff) return '\ufffd';
  if (character === '_') return '_x005F_';
  return SPECIAL[character] ?? `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`;
}

/** Text as it stands in `<t>`. Line ends become LF, the line break of a cell. */
export function cellText(text: string): string {
  if (text.length <= MAX_TEXT && !SUSPECT.test(text)) return text;
  return text.slice(0, MAX_TEXT).replace(/\r\n?/g, '\n').replace(UNSAFE, safeCharacter);
}

/** The fixed text of a cell between its row number and its content, made once a column. */
export interface CellShape {
  readonly empty: string;
  readonly number: string;
  readonly text: string;
  readonly spaced: string;
}

export function cellShape(style: string | null): CellShape {
  const start = style === null ? '"' : `" s="${style}"`;
  return {
    empty: `${start}/>`,
    number: `${start}><v>`,
    text: `${start} t="inlineStr"><is><t>`,
    spaced: `${start} t="inlineStr"><is><t xml:space="preserve">`,
  };
}

/** Text that begins or ends in a space or breaks lines keeps them only if told so. */
const SPACED = /^\s|\s$|\n| {2}/;

/** What a cell of a column begins with: `cellStart('B')` is `<c r="B`. */
export const cellStart = (letters: string): string => `<c r="${letters}`;

/**
 * Writes one `<c>`. Text is always an inline string, so that text that begins with = + - @ stays text.
 * `writeCell(write, cellStart('B'), '6', cellShape('4'), '=1+1')`
 */
export function writeCell(write: Write, start: string, row: string, shape: CellShape, content: Content): void {
  write(start);
  write(row);
  if (content === null || content === '' || (typeof content === 'number' && !Number.isFinite(content))) {
    write(shape.empty);
  } else if (typeof content === 'number') {
    write(shape.number);
    write(`${content}</v></c>`);
  } else {
    write(SPACED.test(content) ? shape.spaced : shape.text);
    write(cellText(content));
    write('</t></is></c>');
  }
}
