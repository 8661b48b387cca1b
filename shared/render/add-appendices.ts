import type { Appendix } from './appendix.ts';
import { plainStyles, printTitles, sheetName, writeAppendix } from './appendix-sheet.ts';
import type { Blank } from './blank.ts';

/** Puts further sheets behind those there are. */
export function addAppendices(blank: Blank, appendices: readonly Appendix[]): void {
  if (appendices.length === 0) return;
  const styles = plainStyles(blank.styles);
  for (const appendix of appendices) {
    const sheets = blank.book.sheets();
    const name = sheetName(
      appendix.title,
      sheets.map((s) => s.name),
    );
    const path = blank.book.freeSheetPath(blank.generated);
    blank.book.addSheet(name, path, sheets.length);
    blank.book.addName('_xlnm.Print_Titles', printTitles(name), sheets.length);
    blank.generated.set(path, (write) => writeAppendix(appendix, styles, write));
  }
}
