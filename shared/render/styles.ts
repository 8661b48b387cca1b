import { attribute, withAttribute } from '../workbook/xml.ts';

/** What a cell needs beyond the style the blank gives it. */
export interface Variation {
  /** Number format Text, so that digits stay as typed. */
  readonly text?: boolean;
  /** Lines wrap. */
  readonly wrap?: boolean;
}

type Collection = 'fonts' | 'borders' | 'cellXfs' | 'dxfs';
const TAGS = { fonts: 'font', borders: 'border', cellXfs: 'xf', dxfs: 'dxf' } as const;
const TEXT_FORMAT = '49';
const WRAPS = /<alignment\b[^>]*wrapText="(?:1|true)"/;

/** The workbook's styles part: entries are only ever added, so every style number of the blank keeps its meaning. */
export class StyleBook {
  private xml: string;
  private readonly made = new Map<string, string>();

  constructor(xml: string) {
    this.xml = xml;
  }

  toXml(): string {
    return this.xml;
  }

  private entries(collection: Collection): string[] {
    const body = new RegExp(`<${collection}\\b[^>]*>([\\s\\S]*?)</${collection}>`).exec(this.xml)?.[1] ?? '';
    const tag = TAGS[collection];
    return body.match(new RegExp(`<${tag}(?=[\\s/>])[^>]*?(?:/>|>[\\s\\S]*?</${tag}>)`, 'g')) ?? [];
  }

  /** Adds an entry and gives its number; the same entry again gives the same number. */
  add(collection: Collection, entry: string): string {
    const key = `${collection} ${entry}`;
    const known = this.made.get(key);
    if (known !== undefined) return known;
    if (collection === 'dxfs') this.openDxfs();
    const index = String(this.entries(collection).length);
    this.xml = this.xml.replace(
      new RegExp(`(<${collection}\\b[^>]*>)([\\s\\S]*?)(</${collection}>)`),
      (_, open: string, body: string, close: string) =>
        withAttribute(open, 'count', String(Number(index) + 1)) + body + entry + close,
    );
    this.made.set(key, index);
    return index;
  }

  /** The collection of conditional formats' styles is often not there; it stands behind cellStyles. */
  private openDxfs(): void {
    const empty = /<dxfs\b[^>]*\/>/;
    if (empty.test(this.xml)) this.xml = this.xml.replace(empty, '<dxfs count="0"></dxfs>');
    if (/<dxfs\b/.test(this.xml)) return;
    const later = /<(?:tableStyles|colors|extLst)\b|<\/styleSheet>/.exec(this.xml)?.index ?? this.xml.length;
    this.xml = `${this.xml.slice(0, later)}<dxfs count="0"></dxfs>${this.xml.slice(later)}`;
  }

  /** Whether lines wrap in this style, and its font size in points. */
  shape(style: string | null): { readonly wraps: boolean; readonly size: number } {
    const xf = this.entries('cellXfs')[Number(style ?? 0)] ?? '';
    const font = this.entries('fonts')[Number(attribute(xf, 'fontId') ?? 0)] ?? '';
    const size = Number(attribute(/<sz\b[^>]*>/.exec(font)?.[0] ?? '', 'val') ?? 11);
    return { wraps: WRAPS.test(xf), size };
  }

  /** The style that is `style` with the variation; `style` itself where it has it already. */
  vary(style: string | null, variation: Variation): string | null {
    if (!variation.text && !variation.wrap) return style;
    const base = this.entries('cellXfs')[Number(style ?? 0)];
    if (base === undefined) return style;
    let xf = base;
    if (variation.text && attribute(xf, 'numFmtId') !== TEXT_FORMAT) {
      xf = withAttribute(withAttribute(xf, 'numFmtId', TEXT_FORMAT), 'applyNumberFormat', '1');
    }
    if (variation.wrap && !WRAPS.test(xf)) xf = wrapped(xf);
    return xf === base ? style : this.add('cellXfs', xf);
  }
}

function wrapped(xf: string): string {
  const aligned = withAttribute(xf, 'applyAlignment', '1');
  if (/<alignment\b/.test(aligned)) {
    return aligned.replace(/<alignment\b[^>]*?(?=\s*\/?>)/, (tag) => withAttribute(tag, 'wrapText', '1'));
  }
  const alignment = '<alignment vertical="center" wrapText="1"/>';
  return /\/>$/.test(aligned)
    ? aligned.replace(/\s*\/>$/, `>${alignment}</xf>`)
    : aligned.replace(/^(<xf\b[^>]*>)/, `$1${alignment}`);
}
