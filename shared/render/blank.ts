import type { AnnexDefinition } from '../annex/definition.ts';
import type { Grid } from '../grid/grid.ts';
import type { Match } from '../recognise/match.ts';
import { recognise } from '../recognise/recognise.ts';
import { READ_LIMITS } from '../workbook/limits.ts';
import { readXlsx, workbookPart } from '../workbook/read-xlsx.ts';
import { ZipReader } from '../workbook/zip-reader.ts';
import { WorkbookPackage } from './package.ts';
import { type SheetXml, takeApart } from './sheet-xml.ts';
import { StyleBook } from './styles.ts';
import type { PartBody } from './zip-writer.ts';

/** The official blank opened: the sheet that is the annex, where its table stands, and what is written instead. */
export class Blank {
  readonly book: WorkbookPackage;
  readonly styles: StyleBook;
  readonly grid: Grid;
  readonly match: Match;
  /** Name and part of the annex's sheet. */
  readonly name: string;
  readonly path: string;
  readonly sheet: SheetXml;
  /** Parts that are made while they are zipped. */
  readonly generated = new Map<string, PartBody>();

  constructor(annex: AnnexDefinition, bytes: Uint8Array) {
    const zip = new ZipReader(bytes, READ_LIMITS);
    const part = workbookPart(zip);
    const grid = part === undefined ? undefined : readXlsx(zip, part, READ_LIMITS)[0];
    if (!grid) throw new Error(`the blank of ${annex.id} has no sheet`);
    this.grid = grid;
    const match = recognise(grid, [annex])[0];
    if (!match) throw new Error(`the blank of ${annex.id} is not recognised`);
    this.match = match;
    this.book = new WorkbookPackage(bytes);
    const entry = this.book.sheets().find((sheet) => sheet.name === grid.sheet);
    if (!entry) throw new Error(`the blank of ${annex.id} has no part for ${grid.sheet}`);
    this.name = entry.name;
    this.path = entry.path;
    this.sheet = takeApart(this.book.text(entry.path));
    this.styles = new StyleBook(this.book.text(this.book.related('styles') ?? 'xl/styles.xml'));
  }

  /** The parts in order; the styles last, because writing the sheets may still add to them. */
  *finish(): Generator<readonly [string, PartBody]> {
    const chain = this.book.related('calcChain');
    if (chain) this.book.drop(chain, this.book.workbookPath);
    const stylesPath = this.book.related('styles') ?? 'xl/styles.xml';
    for (const [path, bytes] of this.book.parts) {
      if (path !== stylesPath && !this.generated.has(path)) yield [path, bytes];
    }
    yield* this.generated;
    yield [stylesPath, (write) => write(this.styles.toXml())];
  }
}
