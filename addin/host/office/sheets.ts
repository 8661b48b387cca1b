import { hostProblem } from '../host-problem.ts';
import type { NewSheet, SheetInfo } from '../sheet-host.ts';
import { freeSheetName } from '../sheet-name.ts';
import { Stop } from './run.ts';

const VISIBILITY = { Visible: 'visible', Hidden: 'hidden', VeryHidden: 'veryHidden' } as const;
const BACK = { visible: 'Visible', hidden: 'Hidden', veryHidden: 'VeryHidden' } as const;

const infoOf = (sheet: Excel.Worksheet, active: string): SheetInfo => ({
  id: sheet.id,
  name: sheet.name,
  visibility: VISIBILITY[sheet.visibility as keyof typeof VISIBILITY] ?? 'visible',
  active: sheet.id === active,
});

export async function listSheets(context: Excel.RequestContext): Promise<SheetInfo[]> {
  const sheets = askSheets(context);
  await context.sync();
  return sheets();
}

/** Asks for the sheets; after the next sync the answer tells them. */
export function askSheets(context: Excel.RequestContext): () => SheetInfo[] {
  const { worksheets } = context.workbook;
  worksheets.load('items/id,items/name,items/visibility');
  const active = worksheets.getActiveWorksheet();
  active.load('id');
  return () => worksheets.items.map((sheet) => infoOf(sheet, active.id));
}

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

export async function insertSheets(context: Excel.RequestContext, base64: string): Promise<SheetInfo[]> {
  if (!Office.context.requirements.isSetSupported('ExcelApi', '1.13')) {
    throw new Stop(hostProblem('unsupported', 'insertWorksheetsFromBase64 needs ExcelApi 1.13'));
  }
  const ids = context.workbook.insertWorksheetsFromBase64(base64, { positionType: 'End' });
  await context.sync();
  const sheets = ids.value.map((id) => context.workbook.worksheets.getItem(id));
  for (const sheet of sheets) sheet.load('id,name,visibility');
  await context.sync();
  return sheets.map((sheet) => infoOf(sheet, ''));
}
