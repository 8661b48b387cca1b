import { isDateFormat } from '../grid/date-format.ts';
import type { XmlHandler } from './xml-scanner.ts';
import { isTrue, type XmlTag } from './xml-tag.ts';

/** Built-in date formats (ECMA-376 18.8.30), with those of Chinese Excel (27 to 36, 50 to 58). */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** What of a workbook's styles a reading needs: which cell styles are dates, which are struck through. */
export class StylesHandler implements XmlHandler {
  readonly wantsText = false;
  private readonly dateFormats = new Map<number, boolean>();
  private readonly struckFonts: boolean[] = [];
  private readonly formats: { readonly date: boolean; readonly struck: boolean }[] = [];
  private within: 'fonts' | 'cellXfs' | null = null;

  isDate(style: number): boolean {
    return this.formats[style]?.date === true;
  }

  isStruck(style: number): boolean {
    return this.formats[style]?.struck === true;
  }

  open(name: string, tag: XmlTag): void {
    if (name === 'numFmt') {
      this.dateFormats.set(Number(tag.attribute('numFmtId')), isDateFormat(tag.attribute('formatCode') ?? ''));
    } else if (name === 'fonts' || name === 'cellXfs') this.within = name;
    else if (name === 'font' && this.within === 'fonts') this.struckFonts.push(false);
    else if (name === 'strike' && this.within === 'fonts') {
      this.struckFonts[this.struckFonts.length - 1] = isTrue(tag.attribute('val') ?? '1');
    } else if (name === 'xf' && this.within === 'cellXfs') this.format(tag);
  }

  private format(tag: XmlTag): void {
    const id = Number(tag.attribute('numFmtId') ?? 0);
    const font = Number(tag.attribute('fontId') ?? 0);
    this.formats.push({
      date: this.dateFormats.get(id) ?? isBuiltInDate(id),
      struck: this.struckFonts[font] === true,
    });
  }

  close(name: string): void {
    if (name === this.within) this.within = null;
  }

  text(): void {}
}
