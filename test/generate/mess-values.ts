import type { FieldDefinition } from '../../shared/annex/definition.ts';
import type { Severity } from '../../shared/issue/issue.ts';
import type { FieldValue, Place } from '../../shared/record/record.ts';
import type { Divisions } from '../../shared/regions/divisions.ts';
import { pathWith, type Typed } from './draft.ts';

/** How people write a value otherwise. `open`: a person must answer; `reads` false: no value may be taken from it. */
export interface Variant {
  readonly pattern: string;
  readonly typed: Typed;
  readonly open?: Severity;
  readonly reads?: false;
}

/** All ways in which this value may be written in this field; those with `open` need an answer before they count. */
export function variantsOf(
  field: FieldDefinition,
  value: FieldValue,
  matrix: boolean,
  divisions: Divisions,
): Variant[] {
  if (field.type === 'money' && typeof value === 'number') return [...numbers(value, matrix), ...money(value)];
  if (field.type === 'count' && typeof value === 'number') return [...numbers(value, matrix), ...counts(field, value)];
  if (field.type === 'mobile' && typeof value === 'string') return mobiles(value);
  if (field.type === 'place' && typeof value === 'object' && 'code' in value) return places(value, divisions);
  if (field.type === 'enum' && typeof value === 'string') return members(field, value);
  if (field.type === 'text' && typeof value === 'string') return texts(value);
  return [];
}

function numbers(value: number, matrix: boolean): Variant[] {
  const variants: Variant[] = [
    { pattern: 'M25', typed: String(value) },
    { pattern: 'M26', typed: fullWidth(String(value)) },
  ];
  if (value >= 1_000)
    variants.push({ pattern: 'M27', typed: value.toLocaleString('en-US', { maximumFractionDigits: 6 }) });
  if (matrix && value === 0) variants.push({ pattern: 'M32', typed: '无' }, { pattern: 'M32', typed: '—' });
  if (matrix) variants.push({ pattern: 'M33', typed: null, open: 'confirm', reads: false });
  return variants;
}

function money(value: number): Variant[] {
  if (value === 0) return [];
  const yuan = Math.round(value * 1_000_000) / 100;
  const variants: Variant[] = [
    { pattern: 'M28', typed: `${value}万元` },
    { pattern: 'M30', typed: `约${value}万元` },
    { pattern: 'M31', typed: `${value}-${value + 10}`, open: 'error', reads: false },
  ];
  if (Number.isInteger(yuan)) variants.push({ pattern: 'M29', typed: `${yuan}元` });
  if (Number.isInteger(yuan) && yuan >= 10_000) variants.push({ pattern: 'M34', typed: yuan, open: 'confirm' });
  if (value === 20) variants.push({ pattern: 'M38', typed: '二十', open: 'confirm' });
  return variants;
}

function counts(field: FieldDefinition, value: number): Variant[] {
  const unit = /^(staff|beneficiar)/.test(field.key) ? '人' : /^projects/.test(field.key) ? '个' : '';
  if (!unit || value === 0) return [];
  return [
    { pattern: 'M28', typed: `${value}${unit}` },
    { pattern: 'M30', typed: `近${value}${unit}` },
    { pattern: 'M37', typed: value + 0.5, open: 'error', reads: false },
  ];
}

function mobiles(value: string): Variant[] {
  return [
    { pattern: 'M40', typed: Number(value) },
    { pattern: 'M41', typed: `${value.slice(0, 3)} ${value.slice(3, 7)} ${value.slice(7)}` },
    { pattern: 'M41', typed: `${value.slice(0, 3)}-${value.slice(3, 7)}-${value.slice(7)}` },
    { pattern: 'M41', typed: `+86${value}` },
    { pattern: 'M42', typed: value.slice(0, 10), open: 'error', reads: false },
  ];
}

function places(value: Place, divisions: Divisions): Variant[] {
  return ['/', '-', '', ' '].map((separator) => ({ pattern: 'M51', typed: pathWith(separator, value, divisions) }));
}

function members(field: FieldDefinition, value: string): Variant[] {
  if (value === '其他')
    return [
      { pattern: 'M58', typed: '其 他' },
      { pattern: 'M58', typed: '其它' },
    ];
  const aliases = field.type === 'enum' ? field.options.aliases : undefined;
  return (aliases?.[value] ?? []).map((typed) => ({ pattern: 'M57', typed }));
}

function texts(value: string): Variant[] {
  return [
    { pattern: 'M63', typed: `\u200b${value} ` },
    { pattern: 'M63', typed: `${value}\u00a0` },
  ];
}

function fullWidth(text: string): string {
  return [...text].map((c) => (c === '.' ? '．' : String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0))).join('');
}
