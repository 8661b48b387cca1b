import type { AnnexDefinition, RuleDefinition, RuleOf } from '../annex/definition.ts';
import { fieldOf } from '../annex/definition.ts';
import { columnName } from '../grid/address.ts';
import type { Condition } from './condition.ts';
import type { Tone } from './mark.ts';

type Columns = ReadonlyMap<string, number>;
/** A bare number from here on is asked about as 元 typed under a 万元 header (M34), so the formula lets it pass. */
const MAYBE_YUAN = 10_000;

/** A rule that only informs tints as softly as there is. */
function toneOf({ severity }: RuleDefinition): Tone {
  return severity === 'info' ? 'warning' : severity;
}

/** What the annex's rules ask of one field's cells: those rules that Excel can keep; the others need the engine. */
export function conditionsOf(annex: AnnexDefinition, field: string, columns: Columns): Condition[] {
  return annex.rules.flatMap((rule): Condition[] => {
    if (rule.kind === 'partOfWhole') return partOfWhole(rule, annex, field, columns);
    return rule.kind === 'softCap' && rule.options.field === field ? [softCap(rule)] : [];
  });
}

function partOfWhole(
  rule: RuleOf<'partOfWhole'>,
  annex: AnnexDefinition,
  field: string,
  columns: Columns,
): Condition[] {
  return rule.options.pairs.flatMap(({ whole, part }): Condition[] => {
    const [wholeColumn, partColumn] = [columns.get(whole), columns.get(part)];
    if (wholeColumn === undefined || partColumn === undefined) return [];
    const [wholeCell, partCell] = [sameRow(wholeColumn), sameRow(partColumn)];
    const money = fieldOf(annex, part).type === 'money';
    const params = { whole: pathOf(annex, whole), part: pathOf(annex, part) };
    const style = rule.severity === 'error' ? 'stop' : 'warning';
    const tone = toneOf(rule);
    if (field === part) return [{ ...holds('{cell}', wholeCell, money), style, tone, code: 'partOfWhole', params }];
    // The whole is typed first as a rule, beside a part that is still to be corrected: marked, not refused.
    if (field === whole)
      return [{ ...holds(partCell, '{cell}', money), style: null, tone, code: 'wholeOfPart', params }];
    return [];
  });
}

function softCap(rule: RuleOf<'softCap'>): Condition {
  const { cap } = rule.options;
  const formula = `IF(ISNUMBER({cell}),{cell}<=${cap},TRUE)`;
  const broken = `IF(ISNUMBER({cell}),{cell}>${cap},FALSE)`;
  return { formula, broken, style: 'warning', tone: toneOf(rule), code: 'softCap', params: { cap } };
}

/**
 * Refused only where the engine reads both cells as they stand. Compared as it compares, to the fen; money that may be
 * 元 and a total that is no count are left to it.
 */
function holds(part: string, whole: string, money: boolean): Pick<Condition, 'formula' | 'broken'> {
  const fits = `ROUND(${part},6)<=ROUND(${whole},6),${whole}<0,${money ? `${part}>=${MAYBE_YUAN}` : `${whole}<>INT(${whole})`}`;
  // IF reads only the branch it takes: ROUND of a text would be an error, and an error refuses the entry.
  const numbers = `AND(ISNUMBER(${part}),ISNUMBER(${whole}))`;
  return { formula: `IF(${numbers},OR(${fits}),TRUE)`, broken: `IF(${numbers},NOT(OR(${fits})),FALSE)` };
}

function sameRow(column: number): string {
  const name = columnName(column);
  return `INDEX($${name}:$${name},ROW())`;
}

function pathOf(annex: AnnexDefinition, key: string): string {
  const field = fieldOf(annex, key);
  return (field.path ?? [field.label]).join('/');
}
