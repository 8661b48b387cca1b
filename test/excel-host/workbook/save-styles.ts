import type { Book, Style } from './book.ts';
import { BUILT_IN } from './load-styles.ts';
import { child, childrenOf, escapeXml, parseXml, type XmlElement } from './xml.ts';

const EMPTY =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>';

interface Source {
  readonly text: string;
  readonly root: XmlElement;
}

/** What one list of styles.xml gains. */
class Additions {
  readonly list: string;
  readonly item: string;
  readonly texts: string[] = [];
  readonly #from: number;

  constructor(root: XmlElement, list: string, item: string) {
    this.list = list;
    this.item = item;
    this.#from = childrenOf(child(root, list), item).length;
  }

  /** The number of the added record; the same text is added once. */
  add(text: string): number {
    const known = this.texts.indexOf(text);
    return this.#from + (known >= 0 ? known : this.texts.push(text) - 1);
  }
}

/** styles.xml with the looks that were made here, and where each style of the book stands in it. */
export function saveStyles(book: Book, differential: readonly string[]): { text: string; index: number[] } {
  const sources = book.styleSources.map((text) => ({ text: text || EMPTY, root: parseXml(text || EMPTY) }));
  const own = sources[0] as Source;
  const [fonts, fills, borders] = ['font', 'fill', 'border'].map(
    (item) => new Additions(own.root, `${item}s`, item),
  ) as [Additions, Additions, Additions];
  const xfs = new Additions(own.root, 'cellXfs', 'xf');
  const formats = new NumberFormats(own.root);
  const count = childrenOf(child(own.root, 'cellXfs'), 'xf').length;
  const index = book.styles.map((style, at) => {
    if (at < count && !style.made && style.home === 0) return at;
    const source = sources[style.home] as Source;
    const base = book.styles.find((each) => each.xf === style.xf && each.home === style.home && !each.made) ?? style;
    const xf = parseXml(style.xf);
    const part = (list: string, item: string, id: string) =>
      raw(source, childrenOf(child(source.root, list), item)[Number(xf.attributes[id] ?? 0)]);
    const isForeign = style.home !== 0;
    const font = fontOf(part('fonts', 'font', 'fontId'), base, style);
    const fill = fillOf(part('fills', 'fill', 'fillId'), base, style);
    const fontChanged =
      isForeign || base.fontColor !== style.fontColor || base.bold !== style.bold || base.struck !== style.struck;
    const ids: Record<string, string> = {
      ...xf.attributes,
      xfId: '0',
      numFmtId: String(formats.idOf(style.numberFormat)),
      applyNumberFormat: '1',
      ...(fontChanged ? { fontId: String(fonts.add(font)), applyFont: '1' } : {}),
      ...(isForeign || base.fill !== style.fill ? { fillId: String(fills.add(fill)), applyFill: '1' } : {}),
      ...(isForeign ? { borderId: String(borders.add(part('borders', 'border', 'borderId'))) } : {}),
    };
    return xfs.add(xfText(ids, xf, style));
  });
  return { text: assemble(own, [fonts, fills, borders, xfs], formats.added, differential), index };
}

function raw(source: Source, element: XmlElement | undefined): string {
  return element ? source.text.slice(element.start, element.end) : '';
}

function xfText(attributes: Readonly<Record<string, string>>, xf: XmlElement, style: Style): string {
  const names = Object.entries(attributes).map(([name, value]) => `${name}="${escapeXml(value)}"`);
  const alignment = { ...(child(xf, 'alignment')?.attributes ?? {}), ...(style.wrap ? { wrapText: '1' } : {}) };
  const inner = Object.entries(alignment).map(([name, value]) => `${name}="${escapeXml(value)}"`);
  const protection = child(xf, 'protection')?.attributes;
  const locked = protection
    ? `<protection ${Object.entries(protection)
        .map(([n, v]) => `${n}="${v}"`)
        .join(' ')}/>`
    : '';
  return `<xf ${names.join(' ')}>${inner.length > 0 ? `<alignment ${inner.join(' ')}/>` : ''}${locked}</xf>`;
}

function fontOf(text: string, base: Style, style: Style): string {
  let font = text || '<font><sz val="11"/><name val="Calibri"/></font>';
  const put = (element: string) => {
    // An empty element has no end tag to stand in front of.
    font = font.endsWith('/>') ? `<font>${element}</font>` : font.replace(/^<font[^>]*>/, (tag) => `${tag}${element}`);
  };
  if (base.fontColor !== style.fontColor) {
    font = font.replace(/<color[^>]*\/>/, '');
    if (style.fontColor) put(`<color rgb="FF${style.fontColor.slice(1)}"/>`);
  }
  if (base.bold !== style.bold) {
    font = font.replace(/<b(\s[^>]*)?\/>/, '');
    if (style.bold) put('<b/>');
  }
  if (base.struck !== style.struck) {
    font = font.replace(/<strike[^>]*\/>/, '');
    if (style.struck) put('<strike/>');
  }
  return font;
}

function fillOf(text: string, base: Style, style: Style): string {
  if (base.fill === style.fill) return text || '<fill><patternFill patternType="none"/></fill>';
  if (!style.fill) return '<fill><patternFill patternType="none"/></fill>';
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${style.fill.slice(1)}"/><bgColor indexed="64"/></patternFill></fill>`;
}

class NumberFormats {
  readonly added: { id: number; code: string }[] = [];
  readonly #known = new Map<string, number>();
  #next = 164;

  constructor(root: XmlElement) {
    for (const [id, code] of Object.entries(BUILT_IN)) if (!this.#known.has(code)) this.#known.set(code, Number(id));
    for (const each of childrenOf(child(root, 'numFmts'), 'numFmt')) {
      const id = Number(each.attributes.numFmtId);
      this.#known.set(each.attributes.formatCode ?? '', id);
      this.#next = Math.max(this.#next, id + 1);
    }
  }

  idOf(code: string): number {
    const known = this.#known.get(code);
    if (known !== undefined) return known;
    const id = this.#next++;
    this.#known.set(code, id);
    this.added.push({ id, code });
    return id;
  }
}

function assemble(
  { text, root }: Source,
  lists: readonly Additions[],
  formats: readonly { id: number; code: string }[],
  differential: readonly string[],
): string {
  const numbers = formats.map(({ id, code }) => `<numFmt numFmtId="${id}" formatCode="${escapeXml(code)}"/>`);
  let result = text;
  const grow = (list: string, texts: readonly string[], item: string) => {
    if (texts.length > 0) result = growList(result, root, list, item, texts);
  };
  // From the end to the beginning, so that the positions of the parsed text stay true.
  grow('dxfs', differential, 'dxf');
  for (const list of [...lists].sort((a, b) => position(root, b.list) - position(root, a.list))) {
    grow(list.list, list.texts, list.item);
  }
  grow('numFmts', numbers, 'numFmt');
  return result;
}

const position = (root: XmlElement, list: string) => child(root, list)?.start ?? 0;

function growList(text: string, root: XmlElement, list: string, item: string, added: readonly string[]): string {
  const element = child(root, list);
  const count = childrenOf(element, item).length + added.length;
  if (!element) {
    // numFmts comes first in a style sheet; dxfs behind cellStyles, or else behind cellXfs.
    const before =
      list === 'numFmts' ? root.children[0]?.start : (child(root, 'cellStyles') ?? child(root, 'cellXfs'))?.end;
    const at = before ?? text.lastIndexOf('</');
    return `${text.slice(0, at)}<${list} count="${count}">${added.join('')}</${list}>${text.slice(at)}`;
  }
  const inner = element.children.map((each) => text.slice(each.start, each.end)).join('');
  return `${text.slice(0, element.start)}<${list} count="${count}">${inner}${added.join('')}</${list}>${text.slice(element.end)}`;
}
