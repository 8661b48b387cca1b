import { hostProblem } from '../host-problem.ts';
import type { NewSheet, SheetInfo } from '../sheet-host.ts';
import { freeSheetName } from '../sheet-name.ts';
import { infoOf } from './list-sheets.ts';
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
