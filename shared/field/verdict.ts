import type { CellValue } from '../grid/grid.ts';
import type { Params, Severity } from '../issue/issue.ts';
import type { FieldValue } from '../record/record.ts';
import { cellText, isCellError } from './cell.ts';
import type { Finding, Reading } from './field-type.ts';

const NO_FINDINGS: readonly Finding[] = [];

/** The cell says `value`, and there is nothing to say about it. */
export function clean<V extends FieldValue>(value: V): Reading<V> {
  return { value, findings: NO_FINDINGS };
}

/** Nothing is understood: one finding, no value. */
export function refused(code: string, severity: Severity, params: Params): Reading<never> {
  return { findings: [{ code, severity, params }] };
}

/** The cell says `value`, with a finding that offers it. */
export function offered<V extends FieldValue>(value: V, code: string, severity: Severity, params: Params): Reading<V> {
  return { value, findings: [{ code, severity, params, suggest: value }] };
}

/** The cell says `value`; written so it means the same, so it may be rewritten in bulk. */
export function tidied<V extends FieldValue>(value: V, code: string, params: Params): Reading<V> {
  return { value, findings: [{ code, severity: 'info', params, suggest: value, safe: true }] };
}

const ERROR_TEXT = /^#(?:REF!|VALUE!|DIV\/0!|N\/A|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/;

/**
 * The verdict on #REF! and its like, as an error or as its text in a record's source, the same for every type; undefined
 * for any other cell.
 */
export function cellErrorIn(type: string, raw: NonNullable<CellValue>): Reading<never> | undefined {
  return isCellError(raw) || (typeof raw === 'string' && ERROR_TEXT.test(raw))
    ? refused(`${type}.cellError`, 'error', { text: cellText(raw) })
    : undefined;
}

/** No number, address or date is this long; patterns are not tried on longer texts. */
const LONGEST = 500;

/** The verdict on an error value or on a text too long to be what the column asks for; undefined for any other cell. */
export function unreadableIn(type: string, raw: NonNullable<CellValue>): Reading<never> | undefined {
  if (typeof raw !== 'string' || raw.length <= LONGEST) return cellErrorIn(type, raw);
  return refused(`${type}.unreadable`, 'error', { text: raw });
}
