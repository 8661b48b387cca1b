import type { CellValue } from '../grid/grid.ts';
import { cellText } from './cell.ts';
import type { Reading } from './field-type.ts';
import { plain, stripInvisible } from './text-cleaning.ts';
import { cellErrorIn, clean, refused, tidied } from './verdict.ts';

/** What stands in a cell for nothing (M32): no answer where one is required. */
const NOTHING = /^(?:无|没有|暂无|不详|未知|未统计|空|n\/?a|null|待定|待填|[/\\—–―\-−_~·.×*?#]+)$/i;

/** A text with a character in it says nothing in three signs or not at all, whatever NFKC makes of it. */
const saysNothing = (text: string) => (text.length <= 4 || !/[\u4e00-\u9fff]/.test(text)) && NOTHING.test(plain(text));

/**
 * A cell of words, without what cannot be seen. A number or a date is taken by its text. `lines`: breaks are kept, as \n;
 * else they become spaces.
 */
export function readWords(
  type: string,
  raw: NonNullable<CellValue>,
  limits: { readonly max?: number | undefined; readonly lines: boolean },
): Reading<string> {
  const failed = cellErrorIn(type, raw);
  if (failed) return failed;
  const typed = cellText(raw);
  const value = limits.lines ? keepLines(typed) : oneLine(typed);
  if (value === '') return { findings: [] };
  if (saysNothing(value)) return refused(`${type}.nothing`, 'error', { text: value });
  if (limits.max !== undefined && value.length > limits.max) {
    return {
      value,
      findings: [{ code: `${type}.tooLong`, severity: 'warning', params: { max: limits.max, count: value.length } }],
    };
  }
  return value === typed ? clean(value) : tidied(value, `${type}.cleaned`, {});
}

function oneLine(typed: string): string {
  const visible = stripInvisible(typed).trim();
  const lines = visible.split(/[\r\n\t\u2028\u2029]+/);
  return lines.length === 1 ? visible : lines.map((line) => line.trim()).join(' ');
}

const keepLines = (typed: string): string => stripInvisible(typed.replace(/\r\n?|\u2028|\u2029/g, '\n')).trim();
