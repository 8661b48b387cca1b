/** Just enough XML to read and rewrite the parts of a workbook: elements, attributes, text. No DTDs, no entities of its own. */

export interface XmlElement {
  /** Without its prefix: `c`, `t`, `sheetData`. */
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlElement[];
  text: string;
  /** Where the element's own text begins and ends in the source: from `<` to behind the closing `>`. */
  readonly start: number;
  end: number;
}

const TOKEN =
  /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\/[^>]+>|<([^\s/>]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>|[^<]+/g;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

export function unescapeXml(text: string): string {
  return text.replace(/&(#x[0-9a-fA-F]+|#\d+|\w+);/g, (whole, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    return NAMED[name] ?? whole;
  });
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[sign]};`);
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name, double, single] of text.matchAll(ATTRIBUTE)) {
    attributes[name as string] = unescapeXml(double ?? single ?? '');
  }
  return attributes;
}

/** The root element of a document. Throws where there is none. */
export function parseXml(source: string): XmlElement {
  const stack: XmlElement[] = [];
  let root: XmlElement | undefined;
  for (const token of source.matchAll(TOKEN)) {
    const [text, cdata, name, attributes, empty] = token;
    const open = stack.at(-1);
    if (name !== undefined) {
      const element = {
        name: localName(name),
        attributes: attributesOf(attributes ?? ''),
        children: [],
        text: '',
        start: token.index,
        end: token.index + text.length,
      };
      open?.children.push(element);
      root ??= element;
      if (!empty) stack.push(element);
    } else if (text.startsWith('</')) {
      const closed = stack.pop();
      if (closed) closed.end = token.index + text.length;
    } else if (cdata !== undefined && open) open.text += cdata;
    else if (open && !text.startsWith('<')) open.text += unescapeXml(text);
  }
  if (!root) throw new Error('no XML element in the part');
  return root;
}

export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((each) => each.name === name);
}

export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((each) => each.name === name) ?? [];
}

/** All text below an element, in order: the runs of a rich string, without its phonetic hints. */
export function deepText(element: XmlElement): string {
  if (element.name === 'rPh') return '';
  return element.text + element.children.map(deepText).join('');
}
