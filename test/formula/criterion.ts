import { compare, holds } from './operate.ts';
import { typedNumber } from './typed-number.ts';
import { isError, type Scalar } from './value.ts';

/** What COUNTIF counts: `5`, `">=5"`, `"<>甲"`, `"甲*"`; a text that reads as a number also means that number. */
export function criterion(wanted: Scalar): (cell: Scalar) => boolean {
  if (isError(wanted)) return (cell) => isError(cell) && cell.error === wanted.error;
  if (typeof wanted !== 'string') return equals(wanted ?? 0);
  const [, sign = '', operand = ''] = /^(<=|>=|<>|[=<>])?([\s\S]*)$/.exec(wanted) ?? [];
  const value = typedNumber(operand)?.value ?? (/^(true|false)$/i.test(operand) ? /^true$/i.test(operand) : operand);
  if (sign === '' && operand === '') return (cell) => cell === null || cell === '';
  if (sign === '' || sign === '=') return equals(value);
  if (sign === '<>') return (cell) => !equals(value)(cell);
  return (cell) => typeof cell === typeof value && holds(compare(cell as typeof value, value), sign);
}

function equals(wanted: string | number | boolean): (cell: Scalar) => boolean {
  if (wanted === '') return (cell) => cell === null;
  if (typeof wanted === 'string') {
    const pattern = wildcards(wanted);
    return (cell) => typeof cell === 'string' && pattern.test(cell);
  }
  return (cell) => cell === wanted || (typeof cell === 'string' && typedNumber(cell)?.value === wanted);
}

/** `*` any text, `?` one character, `~` before a sign that means itself. */
function wildcards(text: string): RegExp {
  const source = text.replace(/~([*?~])|[*?]|[\\^$.+()[\]{}|/-]/g, (sign, literal?: string) => {
    if (sign === '*') return '[^]*';
    if (sign === '?') return '[^]';
    return `\\${literal ?? sign}`;
  });
  return new RegExp(`^${source}$`, 'i');
}
