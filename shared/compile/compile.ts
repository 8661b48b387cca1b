import type { AnnexDefinition, FieldDefinition } from '../annex/definition.ts';
import type { NativeRule } from '../field/field-type.ts';
import { fieldType } from '../field/registry.ts';
import type { Area } from '../grid/grid.ts';
import type { Locale } from '../i18n/i18n.ts';
import type { Match, MatchedField } from '../recognise/match.ts';
import { conditionsOf } from './annex-rules.ts';
import { blankMark } from './blank-mark.ts';
import { withConditions } from './condition.ts';
import type { Mark } from './mark.ts';
import { ruleTexts } from './rule-texts.ts';

/** A rule as Excel keeps it by itself: offline, without the add-in, and in WPS. */
export interface CompiledRule {
  readonly field: string;
  /** The cells it guards, in the coordinates of the sheet that was matched. */
  readonly area: Area;
  /** A list whose items pass 255 characters, or hold a comma, needs a defined name. In formulas `{cell}` is the guarded cell's own relative address; other columns are read by `INDEX($C:$C,ROW())`. */
  readonly rule: NativeRule;
  /** Of what other cells say: where the cell is to be tinted, however its value came there (paste, another cell). */
  readonly marks: readonly Mark[];
  readonly promptTitle: string;
  readonly promptText: string;
  readonly errorTitle: string;
  readonly errorText: string;
}

/**
 * What Excel itself can guard of an annex on a matched sheet, down to `lastRow` (1-based). Never stricter than the
 * engine; fields that need no guard are not in it.
 */
export function compileAnnex(annex: AnnexDefinition, match: Match, lastRow: number, locale: Locale): CompiledRule[] {
  // The rules' figures are in the annex's own unit: a column in another one is left to the engine, which converts it.
  const ownUnits = match.fields.filter(({ moneyUnit }) => moneyUnit === undefined);
  const columns = new Map(ownUnits.map((field) => [field.field, field.column]));
  return match.fields.flatMap((matched) => {
    const field = annex.fields.find((f) => f.key === matched.field);
    if (!field || field.generated) return [];
    const base = nativeRule(field);
    const { label, moneyUnit: unit } = matched;
    const conditions = annex.layout === 'form' || unit ? [] : conditionsOf(annex, field.key, columns);
    const { rule, marks } = withConditions(base, conditions);
    const texts = ruleTexts(field, rule, conditions, locale, unit && { label: label.replace(/\s+/g, ''), unit });
    if (rule.validation.type === 'any' && !rule.asText && !texts.promptText) return [];
    return [
      {
        field: field.key,
        area: areaOf(annex, match, matched, lastRow),
        rule,
        marks: [...marks, ...blankMark(annex, field, match)],
        ...texts,
      },
    ];
  });
}

function areaOf(annex: AnnexDefinition, match: Match, { row, column }: MatchedField, lastRow: number): Area {
  if (annex.layout === 'form') return { top: row, bottom: row, left: column, right: column };
  const top = match.headerBottom + 1;
  return { top, bottom: Math.max(top, lastRow), left: column, right: column };
}

function nativeRule(field: FieldDefinition): NativeRule {
  return fieldType(field.type).compile(field);
}
