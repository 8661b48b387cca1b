import { ReadFailure } from './read-failure.ts';
import { LONGEST_TEXT } from './xml-scanner.ts';
import { isTrue, type XmlTag } from './xml-tag.ts';

/** Text escapes of the format: `_x000D_` is a carriage return (ECMA-376 22.9.2.19). */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

const NOTHING = { text: '', struck: false } as const;

/** Gathers the text of one `<si>` or `<is>`: its runs without their phonetic hints, and whether all are struck. */
export class RichText {
  private gathered = '';
  private phonetic = 0;
  private inText = false;
  private runStruck = false;
  private plain = false;
  private struck = false;

  get wantsText(): boolean {
    return this.inText && this.phonetic === 0;
  }

  open(name: string, tag: XmlTag): void {
    if (name === 'rPh') this.phonetic += 1;
    else if (name === 'r') this.runStruck = false;
    else if (name === 'strike') this.runStruck = isTrue(tag.attribute('val') ?? '1');
    else if (name === 't') this.inText = true;
  }

  close(name: string): void {
    if (name === 'rPh') this.phonetic -= 1;
    else if (name === 't') this.inText = false;
  }

  text(text: string): void {
    this.gathered += text;
    if (this.gathered.length > LONGEST_TEXT) throw new ReadFailure('workbook.corrupt');
    if (this.runStruck) this.struck = true;
    else this.plain = true;
  }

  take(): { readonly text: string; readonly struck: boolean } {
    const { gathered } = this;
    if (gathered === '') return NOTHING;
    const struck = this.struck && !this.plain;
    this.gathered = '';
    this.struck = false;
    this.plain = false;
    this.runStruck = false;
    return { text: unescaped(gathered), struck };
  }
}
