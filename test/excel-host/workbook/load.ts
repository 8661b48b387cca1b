import { strFromU8, unzipSync } from 'fflate';
import type { Book, Sheet, Visibility } from './book.ts';
import { newSheet } from './book.ts';
import { loadSheet } from './load-sheet.ts';
import { loadLooks, loadStyles } from './load-styles.ts';
import { child, childrenOf, deepText, parseXml, type XmlElement } from './xml.ts';

const VISIBILITY: Record<string, Visibility> = { hidden: 'Hidden', veryHidden: 'VeryHidden' };

/** The book in the bytes of an .xlsx. Throws where it is none: tests open what they know. */
export function loadBook(bytes: Uint8Array): Book {
  const parts = unzipSync(bytes);
  const text = (path: string) => (parts[path] ? strFromU8(parts[path]) : undefined);
  const root = parseXml(text('xl/workbook.xml') ?? '');
  const book: Book = {
    sheets: [],
    active: '',
    selection: { sheet: '', area: { top: 1, left: 1, bottom: 1, right: 1 } },
    names: [],
    customXml: [],
    settings: new Map(),
    styles: loadStyles(text('xl/styles.xml')),
    styleSources: [text('xl/styles.xml') ?? ''],
    parts,
    calculation: { mode: calcModeOf(root), due: [] },
    next: 0,
  };
  const targets = relationTargets(text('xl/_rels/workbook.xml.rels'), 'xl/');
  const shared = { strings: sharedStrings(text('xl/sharedStrings.xml')), looks: loadLooks(text('xl/styles.xml')) };
  for (const each of childrenOf(child(root, 'sheets'), 'sheet')) {
    const path = targets.get(each.attributes['r:id'] ?? '') ?? '';
    const source = text(path);
    if (source === undefined || !path.includes('worksheets/')) continue;
    const sheet: Sheet = { ...newSheet(book, each.attributes.name ?? ''), path, source };
    sheet.visibility = VISIBILITY[each.attributes.state ?? ''] ?? 'Visible';
    loadSheet(book, sheet, source, shared);
    book.sheets.push(sheet);
  }
  loadNames(book, root);
  loadCustomXml(book, text);
  const view = childrenOf(child(root, 'bookViews'), 'workbookView')[0];
  const active = book.sheets[Number(view?.attributes.activeTab ?? 0)] ?? book.sheets[0];
  book.active = active?.id ?? '';
  book.selection = { ...book.selection, sheet: book.active };
  return book;
}

function calcModeOf(root: XmlElement): 'Automatic' | 'Manual' {
  return child(root, 'calcPr')?.attributes.calcMode === 'manual' ? 'Manual' : 'Automatic';
}

/** Relation id → path inside the package. */
export function relationTargets(source: string | undefined, folder: string): Map<string, string> {
  if (source === undefined) return new Map();
  return new Map(
    childrenOf(parseXml(source), 'Relationship').map((each) => {
      const target = each.attributes.Target ?? '';
      return [each.attributes.Id ?? '', resolvePath(folder, target)];
    }),
  );
}

function resolvePath(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps = folder.split('/').filter(Boolean);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function sharedStrings(source: string | undefined): string[] {
  return source === undefined ? [] : childrenOf(parseXml(source), 'si').map(deepText);
}

function loadNames(book: Book, root: XmlElement): void {
  for (const each of childrenOf(child(root, 'definedNames'), 'definedName')) {
    const { name, localSheetId, hidden, comment } = each.attributes;
    book.names.push({
      name: name ?? '',
      formula: `=${each.text}`,
      visible: hidden !== '1',
      comment: comment ?? '',
      scope: localSheetId === undefined ? null : (book.sheets[Number(localSheetId)]?.id ?? null),
    });
  }
}

function loadCustomXml(book: Book, text: (path: string) => string | undefined): void {
  for (const path of Object.keys(book.parts)) {
    const found = /^customXml\/item(\d+)\.xml$/.exec(path);
    if (!found) continue;
    const props = text(`customXml/itemProps${found[1]}.xml`);
    book.next += 1;
    const id = props
      ? (parseXml(props).attributes['ds:itemID'] ?? '')
      : `{${book.next.toString(16).toUpperCase().padStart(8, '0')}-0000-4000-9000-000000000000}`;
    book.customXml.push({ id, xml: text(path) ?? '', path });
  }
}
