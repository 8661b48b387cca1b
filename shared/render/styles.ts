import { attribute, withAttribute } from '../workbook/xml.ts';

/** What a cell needs beyond the style the blank gives it. */
export interface Variation {
  /** Number format Text, so that digits stay as typed. */
  readonly text?: boolean;
  /** Lines wrap. */
  readonly wrap?: boolean;
}

type Collection = 'fonts' | 'borders' | 'cellXfs';
const TEXT_FORMAT = '49';

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
    const tag = { fonts: 'font', borders: 'border', cellXfs: 'xf' }[collection];
    return body.match(new RegExp(`<${tag}(?=[\\s/>])[^>]*?(?:/>|>[\\s\\S]*?</${tag}>)`, 'g')) ?? [];
  }

  /** Adds an entry and gives its number; the same entry again gives the same number. */
  add(collection: Collection, entry: string): string {
    const key = `${collection} ${entry}`;
    const known = this.made.get(key);
    if (known !== undefined) return known;
    const index = String(this.entries(collection).length);
    this.xml = this.xml.replace(
      new RegExp(`(<${collection}\\b[^>]*>)([\\s\\S]*?)(</${collection}>)`),
      (_, open: string, body: string, close: string) =>
        withAttribute(open, 'count', String(Number(index) + 1)) + body + entry + close,
    );
    this.made.set(key, index);
    return index;
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
    if (variation.wrap && !/<alignment\b[^>]*wrapText="(?:1|true)"/.test(xf)) xf = wrapped(xf);
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
