import type { AnnexDefinition } from '../../shared/annex/definition.ts';
import { compileAnnex } from '../../shared/compile/compile.ts';
import type { Locale } from '../../shared/i18n/i18n.ts';
import type { Match, MatchedField } from '../../shared/recognise/match.ts';

/**
 * Everything that guards of these annexes may say in a prompt or an error. By it a rule of ours is known wherever its
 * cell was copied or moved to, also when the column it was made for is no longer there.
 */
export function guardTexts(catalogue: readonly AnnexDefinition[], locale: Locale): ReadonlySet<string> {
  const texts = new Set<string>();
  for (const annex of catalogue) {
    const fields = annex.fields.map(
      ({ key, label }, at): MatchedField => ({ field: key, row: 1, column: at + 1, label }),
    );
    // Alone a field has no conditions that take another one.
    for (const some of [fields, ...fields.map((field) => [field])]) {
      for (const { promptText, errorText } of compileAnnex(annex, matchOf(annex, some), 2, locale)) {
        texts.add(promptText).add(errorText);
      }
    }
  }
  texts.delete('');
  return texts;
}

function matchOf(annex: AnnexDefinition, fields: readonly MatchedField[]): Match {
  const place = { headerTop: 1, headerBottom: 1, left: 1, right: annex.fields.length };
  return { ...place, annex, confidence: 1, fields, unmapped: [], missing: [], issues: [] };
}
