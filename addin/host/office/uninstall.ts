import type { Area } from '../../../shared/grid/grid.ts';
import { areaNameOf, type Installed, type InstalledGuard, listNameOf, OURS } from '../guard.ts';
import { areaOfAddress } from './address.ts';
import { tokenOfButton } from './button-name.ts';
import { askCopied, copiedNames } from './copied.ts';
import { askFormats } from './earlier-formats.ts';
import { askOwnPrintArea, printNameOf } from './print-area.ts';
import { loadFormats, MARK_SIGN, RULE_SIGN, removeFormats } from './rules.ts';
import { takeStrays } from './stray-rules.ts';

interface AskedArea {
  readonly guard: InstalledGuard;
  readonly name: Excel.NamedItem;
  readonly range: Excel.Range;
}

/** Three round trips: where everything is by now, what stands there, then all of it out at once. Of copies too. */
export async function uninstall(context: Excel.RequestContext, installed: Installed): Promise<void> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(installed.sheet);
  sheet.load('id');
  const areas = askAreas(context, installed);
  const names = context.workbook.names;
  names.load('items/name');
  const lists = context.workbook.worksheets.getItemOrNullObject(OURS);
  lists.load('name');
  const restores = areas.map(({ guard, range }) => askFormats(names, installed.token, guard, range));
  const sheets = context.workbook.worksheets;
  sheets.load('items/id,items/names/items/name');
  await context.sync();
  const copies = sheets.items
    .map((each) => ({ each, own: copiedNames(each.names).filter(({ token }) => token === installed.token) }))
    .filter(({ own }) => own.length > 0)
    .map(({ each, own }) => askCopied(context, each, own, [installed]));
  const takeSheet = sheet.isNullObject ? undefined : askSheet(context, sheet, installed.token);
  if (takeSheet || copies.length > 0) await context.sync();
  takeSheet?.();
  for (const take of copies) take();
  for (const [at, { range }] of areas.entries()) {
    if (range.isNullObject) continue;
    range.dataValidation.clear();
    restores[at]?.();
  }
  for (const item of names.items) {
    const isPrint = item.name === printNameOf(installed.token);
    // Of a sheet that is still there the print area has gone with its name.
    if (item.name.startsWith(`${OURS}.${installed.token}.`) && !(takeSheet && isPrint)) item.delete();
  }
  removeLists(context, names, lists, installed);
  await context.sync();
  if (installed.says) await takeStrays(context, installed.says);
}

/** Asks for marks, button and print area; after the next sync the answer takes them out. */
function askSheet(context: Excel.RequestContext, sheet: Excel.Worksheet, token: string): () => void {
  const formats = loadFormats(sheet);
  sheet.shapes.load('items/name');
  const takePrintArea = askOwnPrintArea(context, sheet, token);
  return () => {
    takePrintArea();
    removeFormats(formats, RULE_SIGN);
    removeFormats(formats, MARK_SIGN);
    for (const shape of sheet.shapes.items) if (tokenOfButton(shape.name) !== undefined) shape.delete();
  };
}

function askAreas(context: Excel.RequestContext, installed: Installed): AskedArea[] {
  return installed.guards.map((guard) => {
    const name = context.workbook.names.getItemOrNullObject(areaNameOf(installed.token, guard.key));
    name.load('name');
    const range = name.getRangeOrNullObject();
    range.load('address,rowIndex,rowCount');
    return { guard, name, range };
  });
}

/** The lists go with the last sheet that used them. */
function removeLists(
  context: Excel.RequestContext,
  names: Excel.NamedItemCollection,
  lists: Excel.Worksheet,
  installed: Installed,
): void {
  const ours = names.items.filter((item) => item.name.startsWith(`${OURS}.`));
  const others = ours.filter(
    ({ name }) => !name.startsWith(`${OURS}.${installed.token}.`) && !name.startsWith(listNameOf('')),
  );
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
