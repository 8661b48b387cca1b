import { behaviour } from '../batch/behaviour.ts';
import { ExcelError, type HostObject, isHostObject, NOTHING } from '../batch/host-object.ts';
import { parseReference } from '../workbook/area.ts';
import type { Book, Name, Sheet } from '../workbook/book.ts';
import { resolveReference } from '../workbook/reference.ts';
import { absolute } from './names.ts';
import { type Cells, type OfSheet, range, rangeAreas, text } from './targets.ts';

/** What Excel calls it in a file; scripts reach it by the page's layout. */
const PRINT_AREA = '_xlnm.Print_Area';

function named({ book, sheet }: OfSheet): Name | undefined {
  return book.names.find(({ name, scope }) => name === PRINT_AREA && scope === sheet.id);
}

function areaOf(of: OfSheet): HostObject | undefined {
  const name = named(of);
  const areas = name?.formula
    .replace(/^=/, '')
    .split(',')
    .map((part) => resolveReference(of.book, of.sheet, part)?.area)
    .filter((area) => area !== undefined);
  return areas?.length ? rangeAreas(of.book, of.sheet, areas) : undefined;
}

function setArea(book: Book, sheet: Sheet, given: unknown): void {
  book.names = book.names.filter(({ name, scope }) => name !== PRINT_AREA || scope !== sheet.id);
  if (given === '') return;
  const area = isHostObject(given) ? undefined : parseReference(text(given));
  if (!isHostObject(given) && !area) throw new ExcelError('InvalidArgument', `No print area ${text(given)}.`);
  const cells = isHostObject(given) ? given : range(book, sheet, area as NonNullable<typeof area>);
  const formula = absolute(cells.target as Cells);
  book.names.push({ name: PRINT_AREA, formula, visible: true, comment: '', scope: sheet.id });
}

export const PAGE_LAYOUT = behaviour<OfSheet>({
  call: {
    GetPrintArea: (of) => {
      const found = areaOf(of);
      if (!found) throw new ExcelError('ItemNotFound', 'The sheet has no print area.');
      return found;
    },
    GetPrintAreaOrNullObject: (of) => areaOf(of) ?? NOTHING,
    SetPrintArea: ({ book, sheet }, [given]) => setArea(book, sheet, given),
  },
});
