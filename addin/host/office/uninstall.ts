import type { Area } from '../../../shared/grid/grid.ts';
import { areaNameOf, type Installed, type InstalledGuard, listNameOf, OURS } from '../guard.ts';
import { areaOfAddress } from './address.ts';
import { tokenOfButton } from './button.ts';
import { askOwnPrintArea, printNameOf } from './print-area.ts';
import { loadFormats, MARK_SIGN, RULE_SIGN, removeFormats } from './rules.ts';

interface AskedArea {
  readonly guard: InstalledGuard;
  readonly name: Excel.NamedItem;
  readonly range: Excel.Range;
}

/** Two round trips: where everything is by now, then all of it out at once. */
export async function uninstall(context: Excel.RequestContext, installed: Installed): Promise<void> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(installed.sheet);
  sheet.load('id');
  const areas = askAreas(context, installed);
  const names = context.workbook.names;
  names.load('items/name');
  const lists = context.workbook.worksheets.getItemOrNullObject(OURS);
  lists.load('name');
  await context.sync();
  if (!sheet.isNullObject) {
    const formats = loadFormats(sheet);
    sheet.shapes.load('items/name');
    const takePrintArea = askOwnPrintArea(context, sheet, installed.token);
    await context.sync();
    takePrintArea();
    removeFormats(formats, RULE_SIGN);
    removeFormats(formats, MARK_SIGN);
    for (const shape of sheet.shapes.items) if (tokenOfButton(shape.name) !== undefined) shape.delete();
  }
  // Of a sheet that somebody deleted.
  if (sheet.isNullObject) names.items.find(({ name }) => name === printNameOf(installed.token))?.delete();
  for (const { guard, name, range } of areas) {
    if (!range.isNullObject) {
      range.dataValidation.clear();
      restoreFormats(range, guard);
    }
    if (!name.isNullObject) name.delete();
  }
  removeLists(context, names, lists, installed);
  await context.sync();
}

function askAreas(context: Excel.RequestContext, installed: Installed): AskedArea[] {
  return installed.guards.map((guard) => {
    const name = context.workbook.names.getItemOrNullObject(areaNameOf(installed.token, guard.key));
    name.load('name');
    const range = name.getRangeOrNullObject();
    range.load('address,rowCount');
    return { guard, name, range };
  });
}

/** Row by row what stood there; rows that came later take the look of the last. */
function restoreFormats(range: Excel.Range, { formats }: InstalledGuard): void {
  let row = 0;
  for (const [at, run] of (formats ?? []).entries()) {
    const isLast = at === (formats?.length ?? 0) - 1;
    const rows = Math.min(isLast ? range.rowCount - row : run.rows, range.rowCount - row);
    if (rows <= 0) return;
    range.getRow(row).getResizedRange(rows - 1, 0).numberFormat = run.format as never;
    row += rows;
  }
}

/** The lists go with the last sheet that used them. */
function removeLists(
  context: Excel.RequestContext,
  names: Excel.NamedItemCollection,
  lists: Excel.Worksheet,
  installed: Installed,
): void {
  const own = new Set(installed.guards.map(({ key }) => areaNameOf(installed.token, key)));
  own.add(printNameOf(installed.token));
  const ours = names.items.filter((item) => item.name.startsWith(`${OURS}.`));
  const others = ours.filter((item) => !own.has(item.name) && !item.name.startsWith(listNameOf('')));
  if (others.length > 0) return;
  for (const item of ours) if (item.name.startsWith(listNameOf(''))) item.delete();
  if (!lists.isNullObject) context.workbook.worksheets.getItem(OURS).delete();
}

/** One round trip. */
export async function guardedAreas(context: Excel.RequestContext, installed: Installed): Promise<Record<string, Area>> {
  const asked = askAreas(context, installed);
  await context.sync();
  const areas: Record<string, Area> = {};
  for (const { guard, range } of asked) {
    const area = range.isNullObject ? undefined : areaOfAddress(range.address);
    if (area) areas[guard.key] = area;
  }
  return areas;
}
