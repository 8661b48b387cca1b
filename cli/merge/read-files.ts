import { readFileSync } from 'node:fs';
import { annexById, CATALOGUE } from '../../shared/annex/catalogue/index.ts';
import type { Grid } from '../../shared/grid/grid.ts';
import type { Locale } from '../../shared/i18n/i18n.ts';
import { inspectWorkbook } from '../../shared/inspect/inspect.ts';
import type { SheetInspection } from '../../shared/inspect/inspection.ts';
import type { Divisions } from '../../shared/regions/divisions.ts';
import { readWorkbook } from '../../shared/workbook/read.ts';
import type { ProgressBar } from '../progress.ts';
import type { FolderFile } from './folder.ts';
import { settle } from './open-cells.ts';
import type { FileSubmission, NotCounted, Reading } from './submission.ts';
import { cliTexts } from './texts.ts';
import { unitOfSheet } from './unit-of-sheet.ts';

interface FileReading {
  readonly submissions: FileSubmission[];
  readonly notCounted: NotCounted[];
  readonly passedOver: { file: string; sheet: string }[];
}

/** Reads and inspects the files one after the other; nothing of a file is dropped without a word. */
export function readFiles(
  files: readonly FolderFile[],
  divisions: Divisions,
  locale: Locale,
  bar: ProgressBar,
): Reading {
  const readings = files.map((file) => {
    bar.show(file.name);
    const reading = readFile(file, divisions, locale);
    bar.step();
    return reading;
  });
  bar.end();
  return {
    submissions: readings.flatMap((reading) => reading.submissions),
    notCounted: readings.flatMap((reading) => reading.notCounted),
    passedOver: readings.flatMap((reading) => reading.passedOver),
  };
}

function readFile(file: FolderFile, divisions: Divisions, locale: Locale): FileReading {
  const text = cliTexts(locale);
  const nothing = (reason: string): FileReading => ({
    submissions: [],
    notCounted: [{ file: file.name, sheet: null, annex: null, unitName: null, reason }],
    passedOver: [],
  });
  const bytes = bytesOf(file.path);
  if (!bytes) return nothing(text('file.unopened'));
  const book = readWorkbook(bytes);
  if (!book.ok) return nothing(text(book.error.code, book.error.params));
  const sheets = inspectAs(book.value.grids, file, divisions);
  if (sheets.every((sheet) => sheet.annex === null)) return nothing(text('file.noAnnex'));
  const filled = new Set(
    book.value.grids.filter((grid) => grid.rows.some((row) => row.length > 0)).map((g) => g.sheet),
  );
  const passedOver = sheets.filter((sheet) => sheet.annex === null && filled.has(sheet.sheet));
  return {
    ...gather({ file, merge: isMerge(book.value.grids.map((grid) => grid.sheet)) }, sheets, divisions, locale),
    passedOver: passedOver.map(({ sheet }) => ({ file: file.name, sheet })),
  };
}

/** Where only the file's name tells the unit, the sheets are read as that unit's: 城关区 in them is then its own. */
function inspectAs(grids: readonly Grid[], file: FolderFile, divisions: Divisions): SheetInspection[] {
  const context = { divisions, catalogue: CATALOGUE };
  const sheets = inspectWorkbook(grids, context);
  const units = sheets.flatMap((sheet) => {
    const annex = sheet.annex === null ? undefined : annexById(sheet.annex);
    if (!annex || (sheet.unit !== null && divisions.areaOfUnitName(sheet.unit))) return [];
    return [unitOfSheet(annex, sheet, file.name, divisions)];
  });
  const [unit] = units.filter(({ kind }) => kind === 'division');
  if (!unit || units.length < sheets.filter(({ annex }) => annex !== null).length) return sheets;
  return inspectWorkbook(grids, { ...context, unit: { code: unit.unit, name: unit.unitName, area: unit.unit } });
}

function bytesOf(path: string): Uint8Array | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

function isMerge(names: readonly string[]): boolean {
  return names.includes(cliTexts('zh-CN')('report.title')) || names.includes(cliTexts('en')('report.title'));
}

/** One submission a unit and annex: sheets of one table that share no row are parts of it, else the first counts. */
function gather(
  source: Pick<FileSubmission, 'file' | 'merge'>,
  sheets: readonly SheetInspection[],
  divisions: Divisions,
  locale: Locale,
): Omit<FileReading, 'passedOver'> {
  const text = cliTexts(locale);
  const { file } = source;
  const byUnit = new Map<string, FileSubmission>();
  const notCounted: NotCounted[] = [];
  for (const sheet of sheets) {
    const annex = sheet.annex === null ? undefined : annexById(sheet.annex);
    if (!annex) continue;
    const unit = unitOfSheet(annex, sheet, file.name, divisions);
    const { records, leftOut } = settle(annex, sheet, locale);
    const submission = { ...source, annex, unit, sheets: [sheet.sheet], records, leftOut };
    const dropped = (reason: string) => {
      notCounted.push({ file: file.name, sheet: sheet.sheet, annex, unitName: unit.unitName, reason });
    };
    const known = byUnit.get(`${annex.id} ${unit.unit}`);
    if (sheet.records.length === 0) dropped(text('sheet.empty'));
    else if (!known) byUnit.set(`${annex.id} ${unit.unit}`, submission);
    else if (annex.layout !== 'list' || overlap(known, submission))
      dropped(text('sheet.again', { first: known.sheets }));
    else byUnit.set(`${annex.id} ${unit.unit}`, joined(known, submission));
  }
  return { submissions: [...byUnit.values()], notCounted };
}

function overlap(a: FileSubmission, b: FileSubmission): boolean {
  const known = new Set(a.records.map((record) => contentOf(record.values)));
  return b.records.some((record) => known.has(contentOf(record.values)));
}

function contentOf(values: object): string {
  return JSON.stringify(Object.entries(values).filter(([key]) => key !== 'seq'));
}

function joined(a: FileSubmission, b: FileSubmission): FileSubmission {
  return {
    ...a,
    sheets: [...a.sheets, ...b.sheets],
    records: [...a.records, ...b.records],
    leftOut: [...a.leftOut, ...b.leftOut],
  };
}
