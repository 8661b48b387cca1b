import type { AnnexDefinition, FieldDefinition } from '../annex/definition.ts';
import { columnName } from '../grid/address.ts';
import type { Match } from '../recognise/match.ts';
import type { Mark } from './mark.ts';

/** Of a row's cells, before a blank one among them is tinted: a total, a heading or a note has fewer. */
const NEARLY_FULL = 0.7;
const AT_LEAST = 3;

/**
 * The tint of a cell left blank that has to be filled in, once nearly all of its row is: an officer who is typing a row
 * does not see it red from end to end. Lists only: in a matrix the rows are printed, and a form is filled in by and by.
 */
export function blankMark(annex: AnnexDefinition, { required }: FieldDefinition, { fields }: Match): Mark[] {
  if (annex.layout !== 'list' || required === 'no') return [];
  const filled = fields.filter(({ field }) => annex.fields.some(({ key, generated }) => key === field && !generated));
  const enough = Math.max(AT_LEAST, Math.ceil(filled.length * NEARLY_FULL));
  if (enough >= filled.length) return [];
  const row = filled.map(({ column }) => `INDEX($${columnName(column)}:$${columnName(column)},ROW())`);
  const formula = `AND(LEN({cell})=0,COUNTA(${row.join(',')})>=${enough})`;
  return [{ formula, tone: required === 'yes' ? 'error' : 'confirm' }];
}
