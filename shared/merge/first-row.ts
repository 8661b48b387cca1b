import type { AnnexDefinition } from '../annex/definition.ts';
import { matchOfBlank } from '../recognise/blank-match.ts';

/**
 * The sheet row that the first record of a rendered list stands in, for 来源: not every list has a 序号 to go by.
 * Undefined for a matrix (its rows go by their names) and a form.
 */
export function firstRecordRow(annex: AnnexDefinition, blank: Uint8Array): number | undefined {
  if (annex.layout !== 'list') return undefined;
  const match = matchOfBlank(annex, blank);
  return match && match.headerBottom + 1;
}
