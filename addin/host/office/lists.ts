import { type GuardPlan, listNameOf, OURS } from '../guard.ts';
import { asWritten } from '../write-value.ts';

/** The lists that are there already, and where the next may stand. */
export interface ListsAsked {
  readonly sheet: Excel.Worksheet;
  readonly used: Excel.Range;
  readonly names: ReadonlyMap<string, Excel.NamedItem>;
}

export function askLists(context: Excel.RequestContext, plan: GuardPlan): ListsAsked {
  const sheet = context.workbook.worksheets.getItemOrNullObject(OURS);
  sheet.load('name');
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load('columnIndex,columnCount');
  const names = new Map(
    plan.lists.map((list) => {
      const item = context.workbook.names.getItemOrNullObject(listNameOf(list.name));
      item.load('name');
      return [list.name, item];
    }),
  );
  return { sheet, used, names };
}

/** Writes the missing lists, each a column of the hidden sheet with a name over it. */
export function addLists(context: Excel.RequestContext, plan: GuardPlan, { sheet, used, names }: ListsAsked): void {
  const missing = plan.lists.filter((list) => names.get(list.name)?.isNullObject !== false && list.items.length > 0);
  if (missing.length === 0) return;
  const place = sheet.isNullObject ? context.workbook.worksheets.add(OURS) : sheet;
  place.visibility = 'VeryHidden';
  let column = sheet.isNullObject || used.isNullObject ? 0 : used.columnIndex + used.columnCount;
  for (const list of missing) {
    const range = place.getRangeByIndexes(0, column, list.items.length, 1);
    range.values = list.items.map((item) => [asWritten(item)]);
    context.workbook.names.add(listNameOf(list.name), range).visible = false;
    column += 1;
  }
}
