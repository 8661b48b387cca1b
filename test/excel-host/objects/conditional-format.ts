import { overlap } from '../../../shared/grid/area.ts';
import { behaviour } from '../batch/behaviour.ts';
import { ExcelError, type HostObject, NOTHING, notEmulated } from '../batch/host-object.ts';
import type { Book, ConditionalFormat, Sheet } from '../workbook/book.ts';
import { blockOf, type Cells, color, range, rangeAreas, text } from './targets.ts';

interface OfFormat {
  readonly book: Book;
  readonly sheet: Sheet;
  readonly format: ConditionalFormat;
}

const one = (cells: Cells, format: ConditionalFormat): HostObject<OfFormat> => ({
  type: 'ConditionalFormat',
  target: { book: cells.book, sheet: cells.sheet, format },
});

/** In order of precedence, as Excel lists them. */
function formatsOf(cells: Cells): ConditionalFormat[] {
  return cells.sheet.formats
    .filter((format) => format.areas.some((area) => cells.areas.some((asked) => overlap(area, asked))))
    .sort((a, b) => a.priority - b.priority);
}

export const CONDITIONAL_FORMATS = behaviour<Cells>({
  items: (cells) => formatsOf(cells).map((format) => one(cells, format)),
  call: {
    Add: (cells, [type]) => {
      if (type !== 'Custom') throw notEmulated(`conditional formats of the kind ${text(type)}`);
      cells.book.next += 1;
      for (const format of cells.sheet.formats) format.priority += 1;
      const made: ConditionalFormat = {
        id: `{CF${cells.book.next.toString(16).toUpperCase().padStart(6, '0')}-0000-4000-8000-000000000000}`,
        areas: [...cells.areas],
        type: 'Custom',
        formula: '',
        fill: null,
        fontColor: null,
        priority: 0,
        stopIfTrue: false,
      };
      cells.sheet.formats.push(made);
      return one(cells, made);
    },
    ClearAll: (cells) => {
      const gone = new Set(formatsOf(cells));
      cells.sheet.formats = cells.sheet.formats.filter((format) => !gone.has(format));
    },
    GetCount: (cells) => formatsOf(cells).length,
    GetItem: (cells, [id]) => {
      const found = formatsOf(cells).find((format) => format.id === id);
      if (!found) throw new ExcelError('ItemNotFound', `No conditional format ${text(id)}.`);
      return one(cells, found);
    },
    GetItemOrNullObject: (cells, [id]) => {
      const found = formatsOf(cells).find((format) => format.id === id);
      return found ? one(cells, found) : NOTHING;
    },
    GetItemAt: (cells, [at]) => {
      const found = formatsOf(cells)[Number(at)];
      if (!found) throw new ExcelError('ItemNotFound', `No conditional format at ${text(at)}.`);
      return one(cells, found);
    },
  },
});

const customOf = (target: OfFormat): HostObject<OfFormat> => {
  if (target.format.type !== 'Custom')
    throw new ExcelError('InvalidOperation', 'The conditional format is of another kind.');
  return { type: 'CustomConditionalFormat', target };
};

export const CONDITIONAL_FORMAT = behaviour<OfFormat>({
  identity: ({ format }) => ({ Id: format.id }),
  get: {
    Id: ({ format }) => format.id,
    Type: ({ format }) => format.type,
    Priority: ({ format }) => format.priority,
    StopIfTrue: ({ format }) => format.stopIfTrue,
    Custom: customOf,
    CustomOrNullObject: (target) => (target.format.type === 'Custom' ? customOf(target) : NOTHING),
  },
  set: {
    StopIfTrue: ({ format }, value) => {
      format.stopIfTrue = value === true;
    },
    Priority: ({ sheet, format }, value) => {
      for (const other of sheet.formats) if (other !== format && other.priority >= Number(value)) other.priority += 1;
      format.priority = Number(value);
    },
  },
  call: {
    Delete: ({ sheet, format }) => {
      sheet.formats = sheet.formats.filter((each) => each !== format);
    },
    GetRange: ({ book, sheet, format }) => range(book, sheet, blockOf({ book, sheet, areas: format.areas })),
    GetRanges: ({ book, sheet, format }) => rangeAreas(book, sheet, format.areas),
  },
});

export const CUSTOM_FORMAT = behaviour<OfFormat>({
  get: {
    Rule: (target) => ({ type: 'ConditionalFormatRule', target }),
    Format: (target) => ({ type: 'ConditionalRangeFormat', target }),
  },
});

export const FORMAT_RULE = behaviour<OfFormat>({
  get: { Formula: ({ format }) => format.formula },
  set: {
    Formula: ({ format }, value) => {
      const formula = text(value);
      if (formula.length > 8_192)
        throw new ExcelError('InvalidArgument', 'The formula is longer than 8,192 characters.');
      format.formula = formula.startsWith('=') ? formula : `=${formula}`;
    },
  },
});

export const CONDITIONAL_RANGE_FORMAT = behaviour<OfFormat>({
  get: {
    Fill: (target) => ({ type: 'ConditionalRangeFill', target }),
    Font: (target) => ({ type: 'ConditionalRangeFont', target }),
  },
});

export const CONDITIONAL_FILL = behaviour<OfFormat>({
  get: { Color: ({ format }) => format.fill ?? '' },
  set: {
    Color: ({ format }, value) => {
      format.fill = color(value);
    },
  },
});

export const CONDITIONAL_FONT = behaviour<OfFormat>({
  get: { Color: ({ format }) => format.fontColor ?? '' },
  set: {
    Color: ({ format }, value) => {
      format.fontColor = color(value);
    },
  },
});
