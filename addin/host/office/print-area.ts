import { OURS } from '../guard.ts';

/**
 * Office.js has no switch for a shape's "print object", and the official blanks have no print area: a button beside the
 * table would be printed, and shrink a table that is fitted to the page's width. So a sheet without a print area gets
 * one over the columns that printed before. See docs/decisions/0011.
 */
export interface PrintAsked {
  readonly area: Excel.RangeAreas;
  readonly used: Excel.Range;
  readonly charts: Excel.ChartCollection;
}

/** The hidden name that follows the columns of our print area, as Excel's own follows them. */
export function printNameOf(token: string): string {
  // No guard's key has a dot.
  return `${OURS}.${token}.print.area`;
}

export function askPrint(sheet: Excel.Worksheet): PrintAsked {
  const area = askArea(sheet);
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load('columnIndex,columnCount');
  sheet.charts.load('items/left,items/width');
  return { area, used, charts: sheet.charts };
}

function askArea(sheet: Excel.Worksheet): Excel.RangeAreas {
  const area = sheet.pageLayout.getPrintAreaOrNullObject();
  area.load('areas/items/columnIndex,areas/items/columnCount,areas/items/rowCount');
  return area;
}

/** The first column (1-based) that is never printed: right of the officer's print area, or of all that stands there. */
export function firstUnprinted({ area, used }: PrintAsked, wanted: number): number {
  const blocks = [...(used.isNullObject ? [] : [used]), ...(area.isNullObject ? [] : area.areas.items)];
  const rights = blocks.map(({ columnIndex, columnCount }) => columnIndex + columnCount);
  return Math.max(wanted, ...rights.map((right) => right + 1));
}

/** A picture or chart further right would no longer be printed. */
export function hasDrawingBehind({ charts }: PrintAsked, shapes: readonly Excel.Shape[], left: number): boolean {
  return [...charts.items, ...shapes].some((each) => each.left + each.width > left);
}

/** Lets a sheet that has no print area print what it printed before: every column left of `column`, all its rows. */
export function keepOffPaper(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  { area }: PrintAsked,
  token: string,
  column: number,
): void {
  if (!area.isNullObject) return;
  const columns = sheet.getRangeByIndexes(0, 0, 1, column - 1).getEntireColumn();
  sheet.pageLayout.setPrintArea(columns);
  context.workbook.names.add(printNameOf(token), columns).visible = false;
}

/** Asks whether the print area is still the one we made; after the next sync the answer takes it out. */
export function askOwnPrintArea(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  token: string,
  names = context.workbook.names,
): () => void {
  const area = askArea(sheet);
  const name = names.getItemOrNullObject(printNameOf(token));
  name.load('name');
  const own = name.getRangeOrNullObject();
  own.load('columnIndex,columnCount,rowCount');
  return () => {
    if (name.isNullObject) return;
    name.delete();
    const [block, ...more] = area.isNullObject ? [] : area.areas.items;
    if (!block || more.length > 0 || own.isNullObject) return;
    const same = (['columnIndex', 'columnCount', 'rowCount'] as const).every((key) => block[key] === own[key]);
    // There is no call that clears it; an empty address does, as in VBA.
    if (same) sheet.pageLayout.setPrintArea('');
  };
}
