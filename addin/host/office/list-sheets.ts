import type { SheetInfo } from '../sheet-host.ts';

const VISIBILITY = { Visible: 'visible', Hidden: 'hidden', VeryHidden: 'veryHidden' } as const;

export const infoOf = (sheet: Excel.Worksheet, active: string): SheetInfo => ({
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
