import type { Area } from '../../../shared/grid/grid.ts';
import { hostProblem } from '../host-problem.ts';
import type { NewSheet, RowShift, SheetInfo } from '../sheet-host.ts';
import { freeSheetName } from '../sheet-name.ts';
import { infoOf } from './list-sheets.ts';
import { rangeOf } from './range-of.ts';
import { Stop } from './run.ts';

const BACK = { visible: 'Visible', hidden: 'Hidden', veryHidden: 'VeryHidden' } as const;

export async function addSheet(context: Excel.RequestContext, { name, visibility }: NewSheet): Promise<SheetInfo> {
  const sheet = context.workbook.worksheets.add(name);
  if (visibility) sheet.visibility = BACK[visibility];
  sheet.load('id,name,visibility');
  await context.sync();
  return infoOf(sheet, '');
}

/** Two round trips: the names that are taken, then the new one. */
export async function renameSheet(context: Excel.RequestContext, sheet: string, wanted: string): Promise<string> {
  const { worksheets } = context.workbook;
  worksheets.load('items/id,items/name');
  const own = worksheets.getItem(sheet);
  own.load('id,name');
  await context.sync();
  const others = worksheets.items.filter(({ id }) => id !== own.id);
  const name = freeSheetName(
    wanted,
    others.map((each) => each.name),
  );
  if (name === own.name) return name;
  own.name = name;
  await context.sync();
  return name;
}

export async function removeSheet(context: Excel.RequestContext, sheet: string): Promise<void> {
  context.workbook.worksheets.getItem(sheet).delete();
  await context.sync();
}

/** One round trip for all steps, in their order. */
export async function shiftRows(
  context: Excel.RequestContext,
  sheet: string,
  steps: readonly RowShift[],
): Promise<void> {
  const target = context.workbook.worksheets.getItem(sheet);
  for (const { at, by } of steps) {
    const rows = target.getRange(`${at}:${at + Math.abs(by) - 1}`);
    if (by > 0) rows.insert('Down');
    else rows.delete('Up');
  }
  await context.sync();
}

export async function select(context: Excel.RequestContext, sheet: string, area: Area): Promise<void> {
  const target = context.workbook.worksheets.getItem(sheet);
  target.activate();
  rangeOf(target, area).select();
  await context.sync();
}

/** `bytes`: a whole workbook; all of its sheets are put behind the others. */
export async function insertSheets(context: Excel.RequestContext, bytes: Uint8Array): Promise<SheetInfo[]> {
  if (!Office.context.requirements.isSetSupported('ExcelApi', '1.13')) {
    throw new Stop(hostProblem('unsupported', 'insertWorksheetsFromBase64 needs ExcelApi 1.13'));
  }
  const ids = context.workbook.insertWorksheetsFromBase64(base64Of(bytes), { positionType: 'End' });
  await context.sync();
  const sheets = ids.value.map((id) => context.workbook.worksheets.getItem(id));
  for (const sheet of sheets) sheet.load('id,name,visibility');
  await context.sync();
  return sheets.map((sheet) => infoOf(sheet, ''));
}

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(text);
}
