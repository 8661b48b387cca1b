import type { Write } from './zip-writer.ts';

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

/** A style as it stands in a cell's tag. */
export function styleAttribute(style: string | null): string {
  return style === null ? '' : ` s="${style}"`;
}

/** Text that begins or ends in a space or breaks lines keeps them only if told so. */
const SPACED = /^\s|\s$|\n| {2}/;

/**
 * Writes one `<c>`. Text is always an inline string, so that text that begins with = + - @ stays text.
 * `writeCell(write, 'B6', ' s="4"', '=1+1')`
 */
export function writeCell(write: Write, reference: string, style: string, content: Content): void {
  write('<c r="');
  write(reference);
  write('"');
  write(style);
  if (content === null || content === '' || (typeof content === 'number' && !Number.isFinite(content))) write('/>');
  else if (typeof content === 'number') {
    write('><v>');
    write(String(content));
    write('</v></c>');
  } else {
    write(SPACED.test(content) ? ' t="inlineStr"><is><t xml:space="preserve">' : ' t="inlineStr"><is><t>');
    write(cellText(content));
    write('</t></is></c>');
  }
}
