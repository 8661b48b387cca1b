import type { Tone } from '../../../shared/compile/mark.ts';
import { a1 } from '../../../shared/grid/address.ts';
import type { Area } from '../../../shared/grid/grid.ts';
import { type Guard, louder } from '../guard.ts';
import { listSourceOf } from './list-source.ts';
import { rangeOf } from './range-of.ts';
import { TINTS } from './tints.ts';

/** What a format of ours has in its formula, always true: by it our own are found again in the file. */
export const RULE_SIGN = 'N("annex-sync rule ';
export const MARK_SIGN = 'N("annex-sync mark")=0';

/** Of one guard's format: its key stands in it. */
const signOf = ({ key }: Guard) => `${RULE_SIGN}${key}")=0`;

/** The guard's marks as conditional formats. */
export function addMarks(sheet: Excel.Worksheet, guard: Guard): void {
  // Excel puts each new format before the others: the loudest goes in last.
  for (const { formula, tone } of [...(guard.marks ?? [])].sort(louder)) {
    addFormat(sheet, guard.area, `AND(${signOf(guard)},${formulaFor(formula, guard.area)})`, tone);
  }
}

/** Everything of a guard that a paste can destroy, put back over its whole area. Two round trips. */
export async function restore(context: Excel.RequestContext, name: string, guards: readonly Guard[]): Promise<void> {
  const sheet = context.workbook.worksheets.getItem(name);
  const marked = guards.filter(({ marks = [] }) => marks.length > 0);
  const formats = marked.length > 0 ? loadFormats(sheet) : undefined;
  if (formats) await context.sync();
  for (const guard of marked) if (formats) removeFormats(formats, signOf(guard));
  for (const guard of guards) {
    setValidation(sheet, guard);
    addMarks(sheet, guard);
  }
  await context.sync();
}

const STYLES = { stop: 'Stop', warning: 'Warning', information: 'Information' } as const;

/** A formula with `{cell}` for an area: relative to its first cell, as Excel wants it. */
export function formulaFor(formula: string, area: Area): string {
  return formula.replaceAll('{cell}', a1(area.top, area.left));
}

/** Puts a guard's validation over its area. */
export function setValidation(sheet: Excel.Worksheet, guard: Guard): void {
  const range = rangeOf(sheet, guard.area);
  // One value for all cells, which the types don't know.
  if (guard.asText) range.numberFormat = '@' as never;
  const rule = ruleOf(guard);
  const { dataValidation } = range;
  if (rule) {
    dataValidation.rule = rule;
    dataValidation.ignoreBlanks = true;
    dataValidation.errorAlert = {
      showAlert: guard.quiet !== true,
      style: STYLES[guard.style],
      title: guard.errorTitle,
      message: guard.errorText,
    };
  }
  if (guard.promptText) {
    dataValidation.prompt = { showPrompt: true, title: guard.promptTitle, message: guard.promptText };
  }
}

function ruleOf({ validation, area }: Guard): Excel.DataValidationRule | undefined {
  switch (validation.type) {
    case 'any':
      return undefined;
    case 'list':
    case 'named':
      return { list: { inCellDropDown: true, source: listSourceOf(validation) ?? '' } };
    case 'whole':
      return { wholeNumber: { formula1: validation.min, formula2: validation.max, operator: 'Between' } };
    case 'decimal':
      return { decimal: { formula1: validation.min, formula2: validation.max, operator: 'Between' } };
    case 'textLength':
      return { textLength: { formula1: validation.min, formula2: validation.max, operator: 'Between' } };
    case 'custom':
      return { custom: { formula: `=${formulaFor(validation.formula, area)}` } };
  }
}

/** A conditional format of ours over an area. */
export function addFormat(sheet: Excel.Worksheet, area: Area, formula: string, tone: Tone): void {
  const format = rangeOf(sheet, area).conditionalFormats.add('Custom');
  format.custom.rule.formula = `=${formula}`;
  format.custom.format.fill.color = TINTS[tone].fill;
  format.custom.format.font.color = TINTS[tone].font;
}

/** Deletes the sheet's formats that carry a sign; they must have been loaded by `loadFormats`. */
export function removeFormats(formats: Excel.ConditionalFormatCollection, sign: string): void {
  for (const format of formats.items) {
    const custom = format.customOrNullObject;
    if (format.type === 'Custom' && !custom.isNullObject && custom.rule.formula.includes(sign)) format.delete();
  }
}

export function loadFormats(sheet: Excel.Worksheet): Excel.ConditionalFormatCollection {
  const formats = sheet.getRange().conditionalFormats;
  formats.load('items/id,items/type,items/customOrNullObject/rule/formula');
  return formats;
}
