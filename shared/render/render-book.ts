import { attribute, decodeXml, withAttribute } from '../workbook/xml.ts';
import type { Appendix } from './appendix.ts';
import { sheetName } from './appendix-sheet.ts';
import { BookStyles } from './book-styles.ts';
import { extraColumns } from './extra-columns.ts';
import { WorkbookPackage } from './package.ts';
import { type RenderInput, renderAnnex } from './render.ts';
import { unbound } from './unbound.ts';
import { type OpenDeflate, zipParts } from './zip-writer.ts';

export interface BookAnnex {
  /** The tab of the annex's sheet: 附件1. */
  readonly tab: string;
  readonly input: Omit<RenderInput, 'appendices'>;
}

/**
 * Several annexes in one workbook, each in its official layout, then the appendices. The first one's workbook stays
 * as issued; of the others the sheets come over with their styles, print titles and print areas. Rules with lists too
 * long for a formula belong to a workbook of their own (renderAnnex).
 */
export function renderBook(
  annexes: readonly BookAnnex[],
  appendices: readonly Appendix[],
  deflate?: OpenDeflate,
): Uint8Array {
  const [first, ...others] = annexes;
  if (!first) throw new Error('a workbook has at least one annex');
  const behind = [...appendices, ...annexes.flatMap(columnsBeside)];
  const book = new WorkbookPackage(renderAnnex({ ...withoutExtra(first.input), appendices: behind }, deflate));
  const stylesPath = book.related('styles') ?? 'xl/styles.xml';
  const styles = new BookStyles(book.text(stylesPath));
  book.renameSheet(book.sheets()[0]?.name ?? '', freeName(first.tab, book, 1));
  let index = book.sheets().length - behind.length;
  for (const { tab, input } of others)
    index = takeOver(book, styles, tab, renderAnnex(withoutExtra(input), deflate), index);
  book.write(stylesPath, styles.toXml());
  return zipParts(book.parts, deflate);
}

/** The annexes stand side by side: what officers wrote in columns of their own comes behind them all, an annex at a time. */
function columnsBeside({ tab, input }: BookAnnex): Appendix[] {
  return extraColumns(input.records).map((appendix) => ({ ...appendix, title: `${appendix.title} ${tab}` }));
}

function withoutExtra(input: BookAnnex['input']): BookAnnex['input'] {
  return { ...input, records: input.records.map(({ values }) => ({ values })) };
}

function freeName(title: string, book: WorkbookPackage, from: number): string {
  const others = book.sheets().slice(from);
  return sheetName(
    title,
    others.map((sheet) => sheet.name),
  );
}

/** Puts a rendered annex's sheets before sheet number `index`; gives the number behind them. */
function takeOver(book: WorkbookPackage, styles: BookStyles, tab: string, bytes: Uint8Array, index: number): number {
  const other = new WorkbookPackage(bytes);
  const numbers = styles.import(other.text(other.related('styles') ?? 'xl/styles.xml'));
  const texts = sharedTexts(other);
  const names = localNames(other);
  other.sheets().forEach((sheet, i) => {
    const name = freeName(i === 0 ? tab : sheet.name, book, 0);
    const path = book.freeSheetPath(new Map());
    book.addSheet(name, path, index + i);
    book.write(path, unbound(inBook(other.text(sheet.path), numbers, texts)));
    for (const local of names.filter((n) => n.sheet === i)) {
      book.addName(local.name, renamed(local.text, sheet.name, name), index + i);
    }
  });
  return index + other.sheets().length;
}

interface Numbers {
  readonly cells: readonly number[];
  readonly marks: readonly number[];
}

/** The sheet with this workbook's style numbers, and with its texts in the cells: the shared ones stay behind. */
function inBook(xml: string, { cells, marks }: Numbers, texts: readonly string[]): string {
  const style = (tag: string, name: string, map: readonly number[]): string => {
    const number = attribute(tag, name);
    return number === undefined ? tag : withAttribute(tag, name, String(map[Number(number)] ?? 0));
  };
  return xml
    .replace(/<c\s([^>]*?)t="s"([^>]*)><v>(\d+)<\/v><\/c>/g, (_, before: string, after: string, number: string) => {
      return `<c ${before}t="inlineStr"${after}><is>${texts[Number(number)] ?? ''}</is></c>`;
    })
    .replace(/<(?:c|row)\s[^>]*>/g, (tag) => style(tag, 's', cells))
    .replace(/<col\s[^>]*>/g, (tag) => style(tag, 'style', cells))
    .replace(/<cfRule\s[^>]*>/g, (tag) => style(tag, 'dxfId', marks));
}

function sharedTexts(book: WorkbookPackage): string[] {
  const path = book.related('sharedStrings');
  if (!path) return [];
  const items = book.text(path).matchAll(/<si(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/si>)/g);
  return [...items].map(([, inner = '']) => inner);
}

interface LocalName {
  readonly name: string;
  readonly text: string;
  readonly sheet: number;
}

/** Names that belong to one sheet: print titles, print area. */
function localNames(book: WorkbookPackage): LocalName[] {
  const found = book.text(book.workbookPath).matchAll(/(<definedName\b[^>]*>)([^<]*)<\/definedName>/g);
  return [...found].flatMap(([, tag = '', text = '']) => {
    const sheet = attribute(tag, 'localSheetId');
    if (sheet === undefined) return [];
    return [{ name: attribute(tag, 'name') ?? '', text: decodeXml(text), sheet: Number(sheet) }];
  });
}

function renamed(text: string, from: string, to: string): string {
  const quoted = (name: string) => `'${name.replaceAll("'", "''")}'!`;
  return text.replaceAll(quoted(from), quoted(to)).replaceAll(`${from}!`, quoted(to));
}
