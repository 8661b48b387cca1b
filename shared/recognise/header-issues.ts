import type { FieldDefinition } from '../annex/definition.ts';
import { a1 } from '../grid/address.ts';
import type { Issue, Params, Severity } from '../issue/issue.ts';
import type { HeaderCell } from './header.ts';

function issue(
  code: string,
  severity: Severity,
  cell: HeaderCell | null,
  field: FieldDefinition | null,
  params: Params,
): Issue {
  return {
    code,
    severity,
    cell: cell ? a1(cell.row, cell.column) : null,
    row: cell ? cell.row : null,
    field: field?.key ?? null,
    record: null,
    params,
    fix: null,
  };
}

const textOfCell = (cell: HeaderCell) => cell.texts.join('/').replace(/\s+/gu, '');

/** A field's label as people say it: 参与社会组织数/总数. */
export function labelOfField(field: FieldDefinition): string {
  return field.path ? field.path.join('/') : field.label;
}

/** M07: a label that is another known name of the field; read without asking. */
export const renamedIssue = (cell: HeaderCell, field: FieldDefinition): Issue =>
  issue('header.renamed', 'info', cell, field, { text: textOfCell(cell), label: labelOfField(field) });

/** M07: a label that is only like the field's. */
export const similarIssue = (cell: HeaderCell, field: FieldDefinition): Issue =>
  issue('header.similar', 'confirm', cell, field, { text: textOfCell(cell), label: labelOfField(field) });

/** M09. */
export const extraIssue = (cell: HeaderCell): Issue =>
  issue('header.extra', 'warning', cell, null, { text: textOfCell(cell) });

/** M10. */
export const missingIssue = (field: FieldDefinition): Issue =>
  issue('header.missing', 'error', null, field, { label: labelOfField(field) });

/** M06. */
export const moneyUnitIssue = (cell: HeaderCell, field: FieldDefinition, unit: 'yuan' | 'yi'): Issue =>
  issue('header.moneyUnit', 'warning', cell, field, {
    text: textOfCell(cell),
    unit: unit === 'yuan' ? '元' : '亿元',
    label: labelOfField(field),
  });

/** Amounts in 千元 or 美元 are not read: guessing would be wrong by orders of magnitude. */
export const unknownUnitIssue = (cell: HeaderCell, field: FieldDefinition): Issue =>
  issue('header.moneyUnitUnknown', 'error', cell, field, { text: textOfCell(cell), label: labelOfField(field) });

/** Two annexes fit equally well: the officer says which. */
export const unsureIssue = (cell: HeaderCell, taken: string, other: string): Issue =>
  issue('annex.unsure', 'confirm', cell, null, { taken, other });
