import { type Installed, type InstalledGuard, OURS } from '../guard.ts';
import { tokenOfButton } from './button-name.ts';
import { askFormats } from './earlier-formats.ts';
import { askOwnPrintArea, printNameOf } from './print-area.ts';
import { loadFormats, MARK_SIGN, RULE_SIGN, removeFormats } from './rules.ts';

/** `token`: of the sheet it was installed on; `key`: the guard's, undefined for what is no guarded area. */
interface OwnName {
  readonly item: Excel.NamedItem;
  readonly token: string;
  readonly key: string | undefined;
}

const NAME = new RegExp(`^${OURS}\\.([^.]+)\\.([^.]+)(\\..+)?$`);

/**
 * The names of ours that are a sheet's own. We make none: Excel does where it copies a sheet, from the workbook's names
 * that speak of it. They must have been loaded.
 */
export function copiedNames(names: Excel.NamedItemCollection): OwnName[] {
  return names.items.flatMap((item) => {
    const [, token, key, more] = NAME.exec(item.name) ?? [];
    return token === undefined ? [] : [{ item, token, key: more === undefined ? key : undefined }];
  });
}

/**
 * Asks for what a copied sheet brought along of ours; after the next sync the answer takes it out, and restores what
 * stood there on the original before. `known`: what is installed in the workbook.
 */
export function askCopied(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  names: readonly OwnName[],
  known: readonly Installed[],
): () => void {
  const formats = loadFormats(sheet);
  sheet.shapes.load('items/name');
  const tokens = [...new Set(names.map(({ token }) => token))];
  const prints = tokens.map((token) => askOwnPrintArea(context, sheet, token, sheet.names));
  const areas = names.flatMap(({ item, token, key }) => {
    if (key === undefined) return [];
    const origin = known.find((each) => each.token === token)?.guards.find((guard) => guard.key === key);
    const guard: InstalledGuard = origin ?? { key };
    const range = item.getRangeOrNullObject();
    range.load('rowIndex,rowCount');
    return [{ range, restore: askFormats(sheet.names, token, guard, range) }];
  });
  return () => {
    for (const take of prints) take();
    removeFormats(formats, RULE_SIGN);
    removeFormats(formats, MARK_SIGN);
    for (const shape of sheet.shapes.items) if (tokenOfButton(shape.name) !== undefined) shape.delete();
    for (const { range, restore } of areas) {
      if (range.isNullObject) continue;
      range.dataValidation.clear();
      restore();
    }
    for (const { item, token } of names) if (item.name !== printNameOf(token)) item.delete();
  };
}
