import type { Grid } from '../grid/grid.ts';
import { GridBuilder } from './grid-builder.ts';
import type { ReadLimits } from './limits.ts';
import { ReadFailure } from './read-failure.ts';
import { SharedStrings } from './shared-strings.ts';
import { SheetHandler, type WorkbookFacts } from './sheet-handler.ts';
import { StylesHandler } from './xlsx-styles.ts';
import { type XmlHandler, XmlScanner } from './xml-scanner.ts';
import { isTrue, tagAttribute } from './xml-tag.ts';
import type { ZipReader } from './zip-reader.ts';

const SHEET_NAME = 31;

interface Relation {
  readonly type: string;
  readonly path: string;
}

/** Streams a part through a handler; nothing where it is not there. */
export function scanPart(zip: ZipReader, path: string | undefined, handler: XmlHandler): void {
  if (path === undefined || !zip.has(path)) return;
  const scanner = new XmlScanner(handler);
  zip.stream(path, (piece) => scanner.push(piece));
  scanner.end();
}

/** The tags of a small part that have one of these names. */
export function tagsOf(zip: ZipReader, path: string, names: readonly string[]): { name: string; tag: string }[] {
  const tags: { name: string; tag: string }[] = [];
  scanPart(zip, path, {
    wantsText: false,
    open(name, tag) {
      if (names.includes(name)) tags.push({ name, tag: tag.text() });
    },
    close() {},
    text() {},
  });
  return tags;
}

/** The part a target names, seen from the part that relates to it. */
function resolve(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = from.split('/').slice(0, -1);
  for (const segment of target.split('/')) {
    if (segment === '..') path.pop();
    else if (segment !== '.') path.push(segment);
  }
  return path.join('/');
}

function relationsOf(zip: ZipReader, path: string): Map<string, Relation> {
  const tags = tagsOf(zip, path.replace(/([^/]*)$/, '_rels/$1.rels'), ['Relationship']);
  const relations = tags.map(({ tag }): [string, Relation] => [
    tagAttribute(tag, 'Id') ?? '',
    { type: tagAttribute(tag, 'Type') ?? '', path: resolve(path, tagAttribute(tag, 'Target') ?? '') },
  ]);
  return new Map(relations);
}

function partOf(relations: Map<string, Relation>, kind: string): string | undefined {
  return [...relations.values()].find((r) => r.type.endsWith(`/${kind}`))?.path;
}

/** A worksheet of a workbook: its name and id, and the part it stands in. */
export interface SheetTag {
  readonly name: string;
  readonly id: string;
  readonly hidden: boolean;
  readonly path: string;
}

/** The worksheets in order; charts and old dialogs and macros are no grids. */
function sheetTags(tags: readonly string[], relations: Map<string, Relation>): SheetTag[] {
  return tags.flatMap((tag) => {
    const id = /\s[\w.-]+:id\s*=\s*["']([^"']*)["']/.exec(tag)?.[1] ?? '';
    const relation = relations.get(id);
    if (!relation) throw new ReadFailure('workbook.corrupt');
    if (!relation.type.endsWith('/worksheet')) return [];
    const state = tagAttribute(tag, 'state');
    const name = (tagAttribute(tag, 'name') ?? '').slice(0, SHEET_NAME);
    return [
      {
        name,
        id: tagAttribute(tag, 'sheetId') ?? '',
        hidden: state === 'hidden' || state === 'veryHidden',
        path: relation.path,
      },
    ];
  });
}

/** The worksheets of a workbook, in order. */
export function sheetsOf(zip: ZipReader, path: string): SheetTag[] {
  const tags = tagsOf(zip, path, ['sheet']).map(({ tag }) => tag);
  return sheetTags(tags, relationsOf(zip, path));
}

/** The first part a part relates to in this way, such as calcChain. */
export function relationPart(zip: ZipReader, path: string, kind: string): string | undefined {
  const part = partOf(relationsOf(zip, path), kind);
  return part !== undefined && zip.has(part) ? part : undefined;
}

/** Whether a zip is an .xlsx (or .xlsm, .xltx): where its workbook part is. */
export function workbookPart(zip: ZipReader): string | undefined {
  const path = partOf(relationsOf(zip, ''), 'officeDocument') ?? 'xl/workbook.xml';
  return zip.has(path) && /workbook[^/]*\.xml$/i.test(path) ? path : undefined;
}

/** Reads the worksheets of an .xlsx; throws ReadFailure. */
export function readXlsx(zip: ZipReader, path: string, limits: ReadLimits): Grid[] {
  const workbook = tagsOf(zip, path, ['sheet', 'workbookPr']);
  const relations = relationsOf(zip, path);
  const tags = sheetTags(
    workbook.flatMap(({ name, tag }) => (name === 'sheet' ? [tag] : [])),
    relations,
  );
  if (tags.length > limits.sheets) {
    throw new ReadFailure('workbook.tooManySheets', { count: tags.length, limit: limits.sheets });
  }
  const properties = workbook.find(({ name }) => name === 'workbookPr')?.tag ?? '';
  const facts: WorkbookFacts = {
    strings: new SharedStrings(limits.cells),
    styles: new StylesHandler(),
    date1904: isTrue(tagAttribute(properties, 'date1904')),
  };
  scanPart(zip, partOf(relations, 'sharedStrings'), facts.strings);
  scanPart(zip, partOf(relations, 'styles'), facts.styles);
  return tags.map((tag) => {
    if (!zip.has(tag.path)) throw new ReadFailure('workbook.corrupt');
    const builder = new GridBuilder(tag.name, limits);
    scanPart(zip, tag.path, new SheetHandler(builder, facts));
    return builder.build(tag.hidden);
  });
}
