import type { Finding, ReadingContext } from '../field/field-type.ts';
import type { PreparedField } from '../field/prepared-field.ts';
import type { CellValue } from '../grid/grid.ts';
import { isBlank } from '../recognise/sheet-view.ts';
import type { FieldValue } from '../record/record.ts';

/** What one cell gives a record. */
export interface CellReading {
  readonly value?: FieldValue;
  /** The text as typed, where the value differs from it. */
  readonly source?: string;
  readonly findings: readonly Finding[];
}

const EMPTY: CellReading = { findings: [] };

/** Days from 1899-12-30, the zero of the 1900 date system from March 1900 on, to the Unix epoch. */
const EPOCH = 25_569;

/** A cell as text, as nearly as typed as the grid allows. */
export function typedText(value: NonNullable<CellValue>): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if ('error' in value) return value.error;
  const date = new Date(Math.round((value.serial - EPOCH) * 86_400_000));
  return Number.isNaN(date.getTime()) ? String(value.serial) : date.toISOString().slice(0, 10);
}

/** In a 元 column the text alone would be read as 万元, so its unit goes along: the Worker reads `source` by itself. */
function withUnit(text: string, unit: ReadingContext['moneyUnit']): string {
  if (unit === undefined || !/\d\s*$/u.test(text)) return text;
  return text + (unit === 'yuan' ? '元' : '亿元');
}

/** The field's value of a non-blank cell, what was typed where it differs, and what must be said. */
export function readFilledCell(
  raw: NonNullable<CellValue>,
  prepared: PreparedField,
  context: ReadingContext,
): CellReading {
  const text = typedText(raw);
  const { value, findings } = prepared.type.parse(raw, prepared.definition, context);
  if (value === undefined) return { source: text, findings };
  const unit = prepared.definition.type === 'money' ? context.moneyUnit : undefined;
  const formatted = prepared.type.format(value, prepared.definition);
  if (unit === undefined && String(formatted) === text) return { value, findings };
  return { value, source: withUnit(text, unit), findings };
}

/** A blank is a question or an error where the annex asks for an answer, and never 0. */
export function readBlankCell(prepared: PreparedField): CellReading {
  const { required, generated } = prepared.definition;
  if (required === 'no' || generated === true) return EMPTY;
  if (required === 'yes') return { findings: [{ code: 'required.missing', severity: 'error' }] };
  return { findings: [{ code: 'required.blank', severity: 'confirm', suggest: 0, safe: false }] };
}

/** Reads a cell of a field. A `suggest` of required.blank is an offer only: the value stays absent until answered. */
export function readCell(raw: CellValue, prepared: PreparedField, context: ReadingContext): CellReading {
  return isBlank(raw) ? readBlankCell(prepared) : readFilledCell(raw, prepared, context);
}
