import type { Content } from '../workbook/cell-xml.ts';
import type { Appendix } from './appendix.ts';
import { plainStyles, printTitles, sheetName, writeAppendix } from './appendix-sheet.ts';
import type { Blank } from './blank.ts';
import { contentOf } from './field-content.ts';
import { planForm } from './form-plan.ts';
import type { RenderRecord } from './list-plan.ts';
import { halfWidths } from './row-height.ts';
import { type FilledSheet, writeSheet } from './sheet-part.ts';
import { TEXTS } from './texts.ts';

type Rest = Omit<FilledSheet, 'plan' | 'copy'>;

/** Half-width characters: a row of 11 columns must stay readable on A4. */
const WIDTHS = { least: 8, most: 18, long: 44 } as const;
/** What takes more than this is a text to read, not an entry. */
const LONG = 100;

/** As wide as what stands in a column asks for; longer entries wrap. */
function widthOf(contents: readonly Content[]): number {
  const longest = Math.max(0, ...contents.map((content) => halfWidths(String(content ?? ''))));
  if (longest > LONG) return WIDTHS.long;
  return Math.min(WIDTHS.most, Math.max(WIDTHS.least, Math.ceil(longest) + 1));
}

/** The forms as a table: one row a form, fields as columns. */
function registerOf(blank: Blank, records: readonly RenderRecord[]): Appendix {
  const { annex } = blank.match;
  const fields = annex.fields.map((field) => ({ key: field.key, content: contentOf(field) }));
  const rows = records.map(({ values }) => fields.map(({ key, content }) => content(values[key])));
  return {
    title: annex.title + TEXTS.register,
    columns: [
      { label: TEXTS.seq, width: 6 },
      ...annex.fields.map(({ label }, i) => ({ label, width: widthOf(rows.map((row) => row[i] ?? null)) })),
    ],
    rows: rows.map((row, i) => [i + 1, ...row]),
  };
}

/** The tab of a form: its number and what its first field says. */
function tabOf(blank: Blank, record: RenderRecord, index: number): string {
  const first = blank.match.annex.fields[0]?.key ?? '';
  const value: unknown = record.values[first];
  const said: Content = typeof value === 'string' ? value : '';
  const taken = blank.book.sheets().map((sheet) => sheet.name);
  return sheetName(`${index + 1} ${said}`, taken);
}

/** Several forms: first the register, then each form on a sheet of its own in the official layout. */
export function addForms(blank: Blank, records: readonly RenderRecord[], rest: Rest): void {
  const { annex } = blank.match;
  records.forEach((record, i) => {
    const plan = planForm(annex, blank.match, record);
    const name = tabOf(blank, record, i);
    if (i === 0) blank.book.renameSheet(blank.name, name);
    else blank.book.addSheet(name, blank.book.freeSheetPath(blank.generated), i);
    const path = i === 0 ? blank.path : (blank.book.sheets()[i]?.path ?? '');
    blank.generated.set(path, (write) => writeSheet(blank, { ...rest, plan, copy: i > 0 }, write));
  });
  const path = blank.book.freeSheetPath(blank.generated);
  const register = sheetName(
    TEXTS.register,
    blank.book.sheets().map((sheet) => sheet.name),
  );
  const styles = plainStyles(blank.styles);
  blank.book.addSheet(register, path, 0);
  blank.book.addName('_xlnm.Print_Titles', printTitles(register), 0);
  blank.generated.set(path, (write) => writeAppendix(registerOf(blank, records), styles, write));
}
