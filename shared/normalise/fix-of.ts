import type { Finding } from '../field/field-type.ts';
import type { PreparedField } from '../field/prepared-field.ts';
import type { Fix } from '../issue/issue.ts';
import type { FieldValue } from '../record/record.ts';

/** What to write for a value: in a 元 column an amount carries its unit, or it would be read as 元. */
export function cellContent(
  value: FieldValue,
  prepared: PreparedField,
  moneyUnit: 'yuan' | 'yi' | undefined,
): string | number {
  const content = prepared.type.format(value, prepared.definition);
  return moneyUnit !== undefined && prepared.definition.type === 'money' ? `${content}万元` : content;
}

/** The fix of a finding: its suggestion written into the cell. */
export function fixOf(
  finding: Finding,
  cell: string | null,
  prepared: PreparedField,
  moneyUnit: 'yuan' | 'yi' | undefined,
): Fix | null {
  if (finding.suggest === undefined) return null;
  const value = finding.suggest;
  const edits = cell === null ? [] : [{ cell, value: cellContent(value, prepared, moneyUnit) }];
  return { safe: finding.safe === true, edits, value };
}
