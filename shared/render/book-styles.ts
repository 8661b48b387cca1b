import { attribute, withAttribute } from '../workbook/xml.ts';

const TAGS = {
  numFmts: 'numFmt',
  fonts: 'font',
  fills: 'fill',
  borders: 'border',
  cellXfs: 'xf',
  dxfs: 'dxf',
} as const;
type Collection = keyof typeof TAGS;
/** Below it number formats are Excel's own; from it on the workbook defines them (ECMA-376 18.8.30). */
const OWN_FORMAT = 164;

/** A styles part that takes over the styles of other workbooks: entries are only added, so its own keep their numbers. */
export class BookStyles {
  #xml: string;

  constructor(xml: string) {
    this.#xml = xml;
  }

  toXml(): string {
    return this.#xml;
  }

  /** Takes the cell styles of another styles part over: their numbers there → here, and those of conditional formats. */
  import(xml: string): { readonly cells: readonly number[]; readonly marks: readonly number[] } {
    const all = (collection: Collection) => entries(xml, collection);
    const numbers = (collection: Collection) => all(collection).map((entry) => this.#add(collection, entry));
    const formats = new Map(all('numFmts').map((entry) => [attribute(entry, 'numFmtId') ?? '', this.#format(entry)]));
    const maps = { fontId: numbers('fonts'), fillId: numbers('fills'), borderId: numbers('borders') };
    const cells = all('cellXfs').map((xf) => {
      let entry = withAttribute(xf, 'xfId', '0');
      for (const [name, map] of Object.entries(maps)) {
        entry = withAttribute(entry, name, String(map[Number(attribute(xf, name) ?? 0)] ?? 0));
      }
      const format = formats.get(attribute(xf, 'numFmtId') ?? '');
      return this.#add('cellXfs', format === undefined ? entry : withAttribute(entry, 'numFmtId', format));
    });
    return { cells, marks: numbers('dxfs') };
  }

  #format(entry: string): string {
    const code = attribute(entry, 'formatCode') ?? 'General';
    const own = entries(this.#xml, 'numFmts');
    const known = own.find((format) => attribute(format, 'formatCode') === code);
    if (known) return attribute(known, 'numFmtId') ?? '0';
    const id = Math.max(OWN_FORMAT - 1, ...own.map((format) => Number(attribute(format, 'numFmtId') ?? 0))) + 1;
    this.#add('numFmts', withAttribute(entry, 'numFmtId', String(id)));
    return String(id);
  }

  #add(collection: Collection, entry: string): number {
    const own = entries(this.#xml, collection);
    const known = own.indexOf(entry);
    if (known >= 0) return known;
    this.#open(collection);
    this.#xml = this.#xml.replace(
      new RegExp(`(<${collection}\\b[^>]*>)([\\s\\S]*?)(</${collection}>)`),
      (_, open: string, body: string, close: string) =>
        withAttribute(open, 'count', String(own.length + 1)) + body + entry + close,
    );
    return own.length;
  }

  /** An empty collection is written `<dxfs/>` or left out; two of them have a fixed place. */
  #open(collection: Collection): void {
    const empty = new RegExp(`<${collection}\\b[^>]*/>`);
    const opened = `<${collection} count="0"></${collection}>`;
    if (empty.test(this.#xml)) this.#xml = this.#xml.replace(empty, opened);
    if (new RegExp(`<${collection}\\b`).test(this.#xml)) return;
    const next = collection === 'numFmts' ? /<fonts\b/ : /<(?:tableStyles|colors|extLst)\b|<\/styleSheet>/;
    const at = next.exec(this.#xml)?.index ?? this.#xml.length;
    this.#xml = this.#xml.slice(0, at) + opened + this.#xml.slice(at);
  }
}

function entries(xml: string, collection: Collection): string[] {
  const body = new RegExp(`<${collection}\\b[^>]*[^/]>([\\s\\S]*?)</${collection}>`).exec(xml)?.[1] ?? '';
  const tag = TAGS[collection];
  return body.match(new RegExp(`<${tag}(?=[\\s/>])(?:[^>]*/>|[^>]*>[\\s\\S]*?</${tag}>)`, 'g')) ?? [];
}
