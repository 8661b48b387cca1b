import { type Book, type Sheet, sheetById } from './book.ts';

/** What Excel tells when a step is taken back. */
export interface Told {
  readonly sheet: string;
  readonly address: string;
  readonly changeType: string;
}

/** One step that Ctrl+Z takes back. */
export interface UndoStep {
  readonly what: string;
  /** The cells as they were; absent where the workbook keeps no history. */
  readonly before?: Snapshot;
  readonly told: readonly Told[];
}

export type Snapshot = Pick<Book, 'names'> & { readonly sheets: readonly Sheet[] };

/** Cells, rules, drawings and names as they are: what undo brings back. Custom XML and settings it does not know. */
export function snapshot(book: Book): Snapshot {
  return structuredClone({
    names: book.names,
    sheets: book.sheets.map(({ source: _, ...sheet }) => sheet),
  });
}

/** Puts everything back as it was. Sheets that came or went meanwhile have cleared the steps before. */
export function goBack(book: Book, { names, sheets }: Snapshot): void {
  book.names = names.map((each) => ({ ...each }));
  for (const before of sheets) {
    const sheet = sheetById(book, before.id);
    if (!sheet) continue;
    const { merges, validations, formats, shapes, charts, isProtected, name, visibility, tabColor } = before;
    Object.assign(sheet, { merges, validations, formats, shapes, charts, isProtected, name, visibility, tabColor });
    refill(sheet.rows, before.rows);
    refill(sheet.widths, before.widths);
    refill(sheet.lines, before.lines);
    refill(sheet.properties, before.properties);
    for (const key of ['hiddenRows', 'hiddenColumns'] as const) {
      sheet[key].clear();
      for (const line of before[key]) sheet[key].add(line);
    }
  }
}

function refill<K, V>(map: Map<K, V>, from: ReadonlyMap<K, V>): void {
  map.clear();
  for (const [key, value] of from) map.set(key, value);
}
