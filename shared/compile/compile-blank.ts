import type { AnnexDefinition } from '../annex/definition.ts';
import type { Locale } from '../i18n/i18n.ts';
import { matchOfBlank } from '../recognise/blank-match.ts';
import { type CompiledRule, compileAnnex } from './compile.ts';

/** Rows below the header that the rules reach at least: nearly every unit's list is shorter, and the file stays small. */
const GUARDED_ROWS = 500;

/** The native rules of an official blank that is to hold `records` rows; none where the blank is not the annex's. */
export function compileBlank(
  annex: AnnexDefinition,
  blank: Uint8Array,
  records: number,
  locale: Locale,
): CompiledRule[] {
  const match = matchOfBlank(annex, blank);
  return match ? compileAnnex(annex, match, match.headerBottom + GUARDED_ROWS + records, locale) : [];
}
