import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { CellValue } from '../../../shared/grid/grid.ts';
import type { SheetView } from '../reader/protocol.ts';

const NUMERIC = new Set(['money', 'count']);
/** A figure that Excel itself would take as a number and show again as typed. */
const PLAIN_NUMBER = /^-?(0|[1-9]\d{0,14})(\.\d{1,6})?$/;

/**
 * What a text typed into a cell becomes: a number in a column of figures (or where a number stood), else text, so that
 * phones and codes keep every digit. Blank text empties the cell.
 */
export function typedValue(sheet: SheetView, column: number, before: CellValue, text: string): CellValue {
  if (text.trim() === '') return null;
  if (!PLAIN_NUMBER.test(text)) return text;
  const annex = sheet.annex ? annexById(sheet.annex) : undefined;
  const field = annex?.fields.find((each) => each.key === sheet.fields[column]);
  if (field && !NUMERIC.has(field.type)) return text;
  return field || typeof before === 'number' ? Number(text) : text;
}

/** The members of an enum column, to be offered while it is edited. */
export function choicesOf(sheet: SheetView, column: number): readonly string[] {
  const annex = sheet.annex ? annexById(sheet.annex) : undefined;
  const field = annex?.fields.find((each) => each.key === sheet.fields[column]);
  return field?.type === 'enum' ? field.options.members : [];
}
