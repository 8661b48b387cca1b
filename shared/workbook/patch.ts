import { parseA1 } from '../grid/address.ts';
import { withoutCells } from './calc-chain.ts';
import type { Content } from './cell-xml.ts';
import { READ_LIMITS } from './limits.ts';
import { relationPart, sheetsOf, workbookPart } from './read-xlsx.ts';
import { SheetEdit } from './sheet-edit.ts';
import type { CellEdit } from './workbook.ts';
import { attribute, withAttribute } from './xml.ts';
import { patchZip } from './zip-patch.ts';
import { ZipReader } from './zip-reader.ts';

type SheetEdits = Map<number, Map<number, Content>>;

function bySheet(edits: readonly CellEdit[]): Map<string, SheetEdits> {
  const sheets = new Map<string, SheetEdits>();
  for (const { sheet, cell, value } of edits) {
    const at = parseA1(cell);
    if (!at) throw new Error(`${cell} is no cell`);
    const rows = sheets.get(sheet) ?? new Map<number, Map<number, Content>>();
    sheets.set(sheet, rows);
    rows.set(at.row, (rows.get(at.row) ?? new Map<number, Content>()).set(at.column, value));
  }
  return sheets;
}

/** Without its last cell the calculation chain has to go, with its content type and its relationship. */
function dropPart(zip: ZipReader, changes: Map<string, string | undefined>, workbook: string, part: string): void {
  changes.set(part, undefined);
  const rels = workbook.replace(/([^/]*)$/, '_rels/$1.rels');
  const types = zip.text('[Content_Types].xml');
  changes.set(
    '[Content_Types].xml',
    types.replace(/<Override\b[^>]*>/g, (tag) => (attribute(tag, 'PartName') === `/${part}` ? '' : tag)),
  );
  changes.set(
    rels,
    zip
      .text(rels)
      .replace(/<Relationship\b[^>]*>/g, (tag) => (attribute(tag, 'Type')?.endsWith('/calcChain') ? '' : tag)),
  );
}

/** Excel trusts the results it finds in a file: where there are formulas it is told to calculate on opening. */
function recalculating(xml: string): string {
  if (/<calcPr\b/.test(xml)) {
    return xml.replace(/<calcPr\b[^>]*?(?=\s*\/?>)/, (tag) => withAttribute(tag, 'fullCalcOnLoad', '1'));
  }
  const later =
    /<(?:oleSize|customWorkbookViews|pivotCaches|smartTagPr|smartTagTypes|webPublishing|fileRecoveryPr|webPublishObjects|extLst)\b|<\/workbook>/;
  return xml.replace(later, (tag) => `<calcPr fullCalcOnLoad="1"/>${tag}`);
}

/**
 * The officer's own .xlsx with some cells changed: their style stays, a formula in them goes, every other part is
 * copied as it is packed. Text becomes an inline string, so the table of shared strings is untouched; null empties a
 * cell. Throws on a sheet or cell that is not there, and on bytes that readWorkbook refuses.
 *
 * `patchCells(bytes, [{ sheet: 'Sheet1', cell: 'F10', value: 25 }])`
 */
export function patchCells(bytes: Uint8Array, edits: readonly CellEdit[]): Uint8Array {
  const zip = new ZipReader(bytes, READ_LIMITS);
  const workbook = workbookPart(zip);
  if (workbook === undefined) throw new Error('only an .xlsx can be patched');
  const sheets = sheetsOf(zip, workbook);
  const changes = new Map<string, string | undefined>();
  const chainPart = relationPart(zip, workbook, 'calcChain');
  let chain = chainPart === undefined ? undefined : zip.text(chainPart);
  let formulas = chain !== undefined;
  for (const [name, rows] of bySheet(edits)) {
    const sheet = sheets.find((s) => s.name === name);
    if (!sheet) throw new Error(`no sheet ${name}`);
    const xml = zip.text(sheet.path);
    const edited = new SheetEdit(xml, rows).apply(xml);
    changes.set(sheet.path, edited.xml);
    formulas ||= /<(?:\w+:)?f[\s>/]/.test(edited.xml);
    if (chain !== undefined) chain = withoutCells(chain, sheet.id, edited.formulas);
  }
  if (chainPart !== undefined) {
    if (chain === undefined) dropPart(zip, changes, workbook, chainPart);
    else if (chain !== zip.text(chainPart)) changes.set(chainPart, chain);
  }
  if (formulas) changes.set(workbook, recalculating(zip.text(workbook)));
  return patchZip(zip, changes);
}
