import { ReadFailure } from './read-failure.ts';
import { isTrue, LONGEST_TEXT, tagAttribute } from './xml-scanner.ts';

/** Text escapes of the format: `_x000D_` is a carriage return (ECMA-376 22.9.2.19). */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Gathers the text of one `<si>` or `<is>`: its runs without their phonetic hints, and whether all are struck. */
export class RichText {
  private readonly pieces: string[] = [];
  private length = 0;
  private phonetic = 0;
  private inText = false;
  private runStruck = false;
  private plain = false;
  private struck = false;

  get wantsText(): boolean {
    return this.inText && this.phonetic === 0;
  }

  open(name: string, tag: string): void {
    if (name === 'rPh') this.phonetic += 1;
    else if (name === 'r') this.runStruck = false;
    else if (name === 'strike') this.runStruck = isTrue(tagAttribute(tag, 'val') ?? '1');
    else if (name === 't') this.inText = true;
  }

  close(name: string): void {
    if (name === 'rPh') this.phonetic -= 1;
    else if (name === 't') this.inText = false;
  }

  text(text: string): void {
    this.pieces.push(text);
    this.length += text.length;
    if (this.length > LONGEST_TEXT) throw new ReadFailure('workbook.corrupt');
    if (this.runStruck) this.struck = true;
    else this.plain = true;
  }

  take(): { readonly text: string; readonly struck: boolean } {
    const text = unescaped(this.pieces.join(''));
    const struck = this.struck && !this.plain;
    this.pieces.length = 0;
    this.length = 0;
    this.struck = false;
    this.plain = false;
    this.runStruck = false;
    return { text, struck };
  }
}
