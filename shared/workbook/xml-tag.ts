import { decodeXml } from './xml.ts';
import type { XmlTexts } from './xml-texts.ts';

/** A tag from `<` to `>`, where it stands among the part's bytes. Good only while its handler is told of it. */
export class XmlTag {
  bytes: Uint8Array = new Uint8Array(0);
  from = 0;
  to = 0;
  private readonly texts: XmlTexts;

  constructor(texts: XmlTexts) {
    this.texts = texts;
  }

  text(): string {
    return this.texts.of(this.bytes, this.from, this.to);
  }

  /** An attribute, decoded. */
  attribute(name: string): string | undefined {
    return tagAttribute(this.text(), name);
  }
}

/** An attribute of a tag's text, decoded. Quick for the usual ` name="…"`. */
export function tagAttribute(tag: string, name: string): string | undefined {
  const at = tag.indexOf(` ${name}="`);
  if (at >= 0) {
    const from = at + name.length + 3;
    const to = tag.indexOf('"', from);
    return to < 0 ? undefined : decodeXml(tag.slice(from, to));
  }
  const match = tag.includes(name)
    ? new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
    : null;
  const raw = match?.[1] ?? match?.[2];
  return raw === undefined ? undefined : decodeXml(raw);
}

/** Whether an attribute says yes. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
