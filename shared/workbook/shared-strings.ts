import { ReadFailure } from './read-failure.ts';
import { RichText } from './rich-text.ts';
import type { XmlHandler } from './xml-scanner.ts';
import type { XmlTag } from './xml-tag.ts';

/** A workbook's table of texts. */
export class SharedStrings implements XmlHandler {
  private readonly most: number;
  private readonly texts: string[] = [];
  private readonly struck = new Set<number>();
  private readonly rich = new RichText();

  constructor(most: number) {
    this.most = most;
  }

  get wantsText(): boolean {
    return this.rich.wantsText;
  }

  at(index: number): string | undefined {
    return this.texts[index];
  }

  isStruck(index: number): boolean {
    return this.struck.has(index);
  }

  open(name: string, tag: XmlTag): void {
    this.rich.open(name, tag);
  }

  text(text: string): void {
    this.rich.text(text);
  }

  close(name: string): void {
    this.rich.close(name);
    if (name !== 'si') return;
    const { text, struck } = this.rich.take();
    if (struck) this.struck.add(this.texts.length);
    this.texts.push(text);
    if (this.texts.length > this.most) throw new ReadFailure('workbook.corrupt');
  }
}
