import { listNameOf } from '../guard.ts';
import { areasOf } from './address.ts';
import { bandsThenCells, Narrowing } from './narrow.ts';
import { rangeOf } from './range-of.ts';
import { loadFormats, MARK_SIGN, RULE_SIGN, removeFormats } from './rules.ts';

/**
 * Takes rules of ours out wherever cells were copied or moved to: on every sheet that can be changed. A rule that says
 * word for word what a guard of ours says is ours.
 */
export async function takeStrays(context: Excel.RequestContext, texts: ReadonlySet<string>): Promise<void> {
  const { worksheets } = context.workbook;
  worksheets.load('items/id,items/protection/protected');
  await context.sync();
  const open = worksheets.items.filter(({ protection }) => !protection.protected);
  const asked = open.map((sheet) => {
    const validated = sheet.getRange().getSpecialCellsOrNullObject('DataValidations');
    validated.load('areas/items/address');
    return { sheet, validated, formats: loadFormats(sheet) };
  });
  await context.sync();
  const searches = asked.map(({ sheet, validated, formats }) => {
    removeFormats(formats, RULE_SIGN);
    removeFormats(formats, MARK_SIGN);
    const areas = validated.isNullObject ? [] : areasOf(validated);
    return { sheet, search: new Narrowing(sheet, areas, isOurs(texts), bandsThenCells) };
  });
  for (
    let left = searches;
    left.some(({ search }) => search.isOpen);
    left = left.filter(({ search }) => search.isOpen)
  ) {
    for (const { search } of left) search.ask();
    await context.sync();
    for (const { search } of left) search.take();
  }
  for (const { sheet, search } of searches) {
    for (const area of search.found) rangeOf(sheet, area).dataValidation.clear();
  }
  await context.sync();
}

const MIXED: ReadonlySet<string> = new Set(['Inconsistent', 'MixedCriteria']);

const isOurs =
  (texts: ReadonlySet<string>) =>
  ({ dataValidation }: Excel.Range) => {
    dataValidation.load('type,rule,errorAlert,prompt');
    return () => (MIXED.has(dataValidation.type) ? null : saysSo(texts, dataValidation));
  };

function saysSo(texts: ReadonlySet<string>, { rule, errorAlert, prompt }: Excel.DataValidation): boolean {
  const ownList = String(rule.list?.source ?? '').startsWith(`=${listNameOf('')}`);
  return ownList || texts.has(errorAlert.message) || texts.has(prompt.message);
}
