import { zipSync } from 'fflate';
import type { Book, ConditionalFormat, Sheet } from './book.ts';
import { relationTargets } from './load.ts';
import { Package, RELATION, relationsOf, replaceChild } from './package.ts';
import { drawingText } from './save-drawing.ts';
import { saveSheet } from './save-sheet.ts';
import { saveStyles } from './save-styles.ts';
import { child, childrenOf, escapeXml, parseXml } from './xml.ts';

const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The book as an .xlsx: the package as it was read, with what the model knows written anew. Charts are not saved. */
export function saveBook(book: Book): Uint8Array {
  const zip = new Package(book.parts);
  const differential = new Differential(zip.text('xl/styles.xml'));
  for (const sheet of book.sheets)
    for (const format of sheet.formats) if (!format.source) differential.numberOf(format);
  const styles = saveStyles(book, differential.texts);
  zip.put('xl/styles.xml', styles.text, `${TYPES}.styles+xml`);
  if (!relates(zip, 'styles.xml')) zip.relate('xl/workbook.xml', 'styles', 'styles.xml');
  const paths = new Map<Sheet, string>();
  for (const sheet of book.sheets) {
    const path = sheet.path ?? zip.free('xl/worksheets/sheet');
    paths.set(sheet, path);
    // The part must be there before its drawing is related to it.
    zip.put(path, '', `${TYPES}.worksheet+xml`);
    const drawing = saveShapes(zip, sheet, path);
    const number = (format: ConditionalFormat) => differential.numberOf(format);
    zip.put(path, saveSheet(sheet, { styles: styles.index, differential: number, ...drawing }));
  }
  saveWorkbook(zip, book, paths);
  saveCustomXml(zip, book);
  dropCalcChain(zip);
  return zipSync(zip.parts, { level: 6 });
}

/** The looks of conditional formats, each a numbered record of the style sheet. */
class Differential {
  readonly texts: string[] = [];
  readonly #from: number;

  constructor(styles: string | undefined) {
    this.#from = styles ? childrenOf(child(parseXml(styles), 'dxfs'), 'dxf').length : 0;
  }

  numberOf({ fill, fontColor }: ConditionalFormat): number {
    const font = fontColor ? `<font><color rgb="FF${fontColor.slice(1)}"/></font>` : '';
    const paint = fill ? `<fill><patternFill><bgColor rgb="FF${fill.slice(1)}"/></patternFill></fill>` : '';
    const text = `<dxf>${font}${paint}</dxf>`;
    const known = this.texts.indexOf(text);
    return this.#from + (known >= 0 ? known : this.texts.push(text) - 1);
  }
}

function relates(zip: Package, target: string): boolean {
  return (zip.text(relationsOf('xl/workbook.xml')) ?? '').includes(target);
}

/** Shapes go into a drawing of their own; a sheet that came with a drawing keeps that one, and gets no second. */
function saveShapes(zip: Package, sheet: Sheet, path: string): { drawing?: string } {
  if (sheet.shapes.length === 0) return {};
  if (sheet.source && child(parseXml(sheet.source), 'drawing')) {
    const target = [...relationTargets(zip.text(relationsOf(path)), 'xl/worksheets/').values()].find((each) =>
      each.includes('/drawings/drawing'),
    );
    if (!target) return {};
    const added = drawingText(sheet).replace(/^[\s\S]*?<xdr:wsDr[^>]*>/, '');
    zip.put(target, (zip.text(target) ?? '').replace(/<\/(\w+:)?wsDr>\s*$/, added));
    return {};
  }
  const drawing = zip.free('xl/drawings/drawing');
  zip.put(drawing, drawingText(sheet), 'application/vnd.openxmlformats-officedocument.drawing+xml');
  return { drawing: zip.relate(path, 'drawing', `../${drawing.slice('xl/'.length)}`) };
}

function saveWorkbook(zip: Package, book: Book, paths: ReadonlyMap<Sheet, string>): void {
  const source = zip.text('xl/workbook.xml') ?? '';
  const root = parseXml(source);
  const targets = relationTargets(zip.text(relationsOf('xl/workbook.xml')), 'xl/');
  const old = childrenOf(child(root, 'sheets'), 'sheet').map(({ attributes }) => ({
    id: attributes.sheetId ?? '',
    relation: attributes['r:id'] ?? '',
    path: targets.get(attributes['r:id'] ?? ''),
  }));
  for (const { path } of old) {
    if (path?.includes('worksheets/') && ![...paths.values()].includes(path)) {
      zip.remove(path);
      zip.unrelate('xl/workbook.xml', path.slice('xl/'.length));
    }
  }
  let free = Math.max(0, ...old.map(({ id }) => Number(id)));
  const sheets = book.sheets.map((sheet) => {
    const path = paths.get(sheet) ?? '';
    const known = old.find((each) => each.path === path);
    const relation = known?.relation ?? zip.relate('xl/workbook.xml', 'worksheet', path.slice('xl/'.length));
    const id = known?.id ?? String(++free);
    const state = { Visible: '', Hidden: ' state="hidden"', VeryHidden: ' state="veryHidden"' }[sheet.visibility];
    return `<sheet xmlns:r="${RELATION}" name="${escapeXml(sheet.name)}" sheetId="${id}"${state} r:id="${relation}"/>`;
  });
  const text = replaceChild(source, 'sheets', `<sheets>${sheets.join('')}</sheets>`, []);
  const names = namesText(book);
  zip.put(
    'xl/workbook.xml',
    replaceChild(text, 'definedNames', names, ['sheets', 'functionGroups', 'externalReferences']),
  );
}

function namesText(book: Book): string {
  const names = book.names.map(({ name, formula, visible, comment, scope }) => {
    const local = book.sheets.findIndex((sheet) => sheet.id === scope);
    const attributes = [
      ` name="${escapeXml(name)}"`,
      comment ? ` comment="${escapeXml(comment)}"` : '',
      local >= 0 ? ` localSheetId="${local}"` : '',
      visible ? '' : ' hidden="1"',
    ];
    return `<definedName${attributes.join('')}>${escapeXml(formula.replace(/^=/, ''))}</definedName>`;
  });
  return names.length > 0 ? `<definedNames>${names.join('')}</definedNames>` : '';
}

function saveCustomXml(zip: Package, book: Book): void {
  const kept = new Set(book.customXml.map((part) => part.path));
  for (const path of Object.keys(book.parts)) {
    const number = /^customXml\/item(\d+)\.xml$/.exec(path)?.[1];
    if (!number || kept.has(path)) continue;
    zip.remove(path);
    zip.remove(`customXml/itemProps${number}.xml`);
    delete zip.parts[relationsOf(path)];
    zip.unrelate('xl/workbook.xml', path);
  }
  for (const part of book.customXml) {
    if (part.path) {
      zip.put(part.path, part.xml);
      continue;
    }
    const path = zip.free('customXml/item');
    const props = path.replace('item', 'itemProps');
    zip.put(path, part.xml, 'application/xml');
    const id = `<ds:datastoreItem ds:itemID="${part.id}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>`;
    zip.put(props, id, 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml');
    zip.relate(path, 'customXmlProps', props.slice('customXml/'.length));
    zip.relate('xl/workbook.xml', 'customXml', `../${path}`);
  }
}

/** The order of calculation is found anew by whoever opens the file; a stale one is an error. */
function dropCalcChain(zip: Package): void {
  if (!zip.parts['xl/calcChain.xml']) return;
  zip.remove('xl/calcChain.xml');
  zip.unrelate('xl/workbook.xml', 'calcChain.xml');
}
