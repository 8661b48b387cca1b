import { behaviour } from '../batch/behaviour.ts';
import { ExcelError } from '../batch/host-object.ts';
import { type Cells, fullAddress, range } from './targets.ts';

export const RANGE_AREAS = behaviour<Cells>({
  byReference: true,
  get: {
    Address: (cells) => {
      const address = cells.areas.map((area) => fullAddress(cells.sheet, area)).join(',');
      if (address.length > 8_192)
        throw new ExcelError('InvalidArgument', 'The address is longer than 8,192 characters.');
      return address;
    },
    AreaCount: (cells) => cells.areas.length,
    CellCount: (cells) =>
      cells.areas.reduce((sum, area) => sum + (area.bottom - area.top + 1) * (area.right - area.left + 1), 0),
    Areas: (target) => ({ type: 'RangeCollection', target }),
    Format: (target) => ({ type: 'RangeFormat', target }),
    DataValidation: (target) => ({ type: 'DataValidation', target }),
    ConditionalFormats: (target) => ({ type: 'ConditionalFormatCollection', target }),
    Worksheet: ({ book, sheet }) => ({ type: 'Worksheet', target: { book, sheet } }),
  },
  call: { _KeepReference: () => undefined },
});

export const RANGE_COLLECTION = behaviour<Cells>({
  items: (cells) => cells.areas.map((area) => range(cells.book, cells.sheet, area)),
  call: {
    GetCount: (cells) => cells.areas.length,
    GetItemAt: (cells, [at]) => {
      const area = cells.areas[Number(at)];
      if (!area) throw new ExcelError('ItemNotFound', 'No such area.');
      return range(cells.book, cells.sheet, area);
    },
  },
});
