import { areaName } from '../../../shared/grid/address.ts';
import { overlap, without } from '../../../shared/grid/area.ts';
import type { Area } from '../../../shared/grid/grid.ts';
import { behaviour } from '../batch/behaviour.ts';
import { ExcelError, type HostObject, type Json, NOTHING, notEmulated } from '../batch/host-object.ts';
import type { Session } from '../batch/session.ts';
import { LAST_COLUMN, LAST_ROW } from '../workbook/area.ts';
import { type Cell, cellAt, restyle, styleOf, usedArea } from '../workbook/book.ts';
import { eachCell, putEntry, restyleArea } from '../workbook/change.ts';
import { scriptValue } from '../workbook/entry.ts';
import { pointsBefore, ROW_POINTS } from '../workbook/points.ts';
import { cutValidations } from '../workbook/rules.ts';
import { shiftColumns, shiftRows } from '../workbook/shift-lines.ts';
import { EVENTS, WHOLE_WORKBOOK } from './events.ts';
import { blockOf, type Cells, changed, fullAddress, range, rangeAreas } from './targets.ts';

/** Excel's limit on one read (OFFICE.md). */
const MOST_CELLS = 5_000_000;

function table(cells: Cells, read: (cell: Cell | undefined, row: number, column: number) => Json): Json {
  const { top, left, bottom, right } = blockOf(cells);
  if ((bottom - top + 1) * (right - left + 1) > MOST_CELLS) {
    throw new ExcelError('InvalidArgument', 'The range is too large to be read.');
  }
  const rows: Json[][] = [];
  for (let row = top; row <= bottom; row++) {
    const line: Json[] = [];
    for (let column = left; column <= right; column++) line.push(read(cellAt(cells.sheet, row, column), row, column));
    rows.push(line);
  }
  return rows;
}

/** Spreads a script's table, row or single value over the block; null leaves a cell alone. */
function spread(cells: Cells, value: Json, put: (value: Json, row: number, column: number) => void): void {
  const { top, left, bottom, right } = blockOf(cells);
  const rows = Array.isArray(value) ? value : undefined;
  if (
    rows &&
    (rows.length !== bottom - top + 1 || rows.some((row) => !Array.isArray(row) || row.length !== right - left + 1))
  ) {
    throw new ExcelError('InvalidArgument', 'The number of rows or columns does not match the range.');
  }
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const one = rows ? (rows[row - top] as Json[])[column - left] : value;
      if (one !== null && one !== undefined) put(one, row, column);
    }
  }
}

function setValues(cells: Cells, value: Json, session: Session): void {
  requireUnprotected(cells);
  const before = singleValue(cells);
  spread(cells, value, (one, row, column) => {
    if (typeof one === 'object') throw new ExcelError('InvalidArgument', 'A cell takes a text, a number or a boolean.');
    if (typeof one === 'string' && one.length > 32_767) {
      throw new ExcelError('InvalidArgument', 'A cell holds 32,767 characters at most.');
    }
    putEntry(cells.book, cells.sheet, row, column, one as string | number | boolean);
  });
  const after = singleValue(cells);
  const details = before === undefined ? {} : { valueBefore: before, valueAfter: after ?? '' };
  session.changes.push({ sheet: cells.sheet.id, area: blockOf(cells), changeType: 'RangeEdited', ...details });
}

function singleValue(cells: Cells): Json | undefined {
  const { top, left, bottom, right } = blockOf(cells);
  return top === bottom && left === right ? scriptValue(cellAt(cells.sheet, top, left)?.value) : undefined;
}

export function requireUnprotected(cells: Cells): void {
  if (cells.sheet.isProtected) throw new ExcelError('AccessDenied', 'The sheet is protected.');
}

function setHidden(of: 'hiddenRows' | 'hiddenColumns') {
  return (cells: Cells, value: Json) => {
    const { top, left, bottom, right } = blockOf(cells);
    const [from, to] = of === 'hiddenRows' ? [top, bottom] : [left, right];
    for (let at = from; at <= to; at++) {
      if (value) cells.sheet[of].add(at);
      else cells.sheet[of].delete(at);
    }
  };
}

function hiddenState(of: 'hiddenRows' | 'hiddenColumns') {
  return (cells: Cells): Json => {
    const { top, left, bottom, right } = blockOf(cells);
    const [from, to] = of === 'hiddenRows' ? [top, bottom] : [left, right];
    const hidden = [...cells.sheet[of]].filter((at) => at >= from && at <= to).length;
    return hidden === 0 ? false : hidden === to - from + 1 ? true : null;
  };
}

/** The blocks of an area that neither hidden rows nor hidden columns touch. */
function visibleBlocks(cells: Cells) {
  let blocks = [blockOf(cells)];
  for (const row of cells.sheet.hiddenRows) {
    blocks = blocks.flatMap((each) => without(each, { top: row, bottom: row, left: 1, right: LAST_COLUMN }));
  }
  for (const column of cells.sheet.hiddenColumns) {
    blocks = blocks.flatMap((each) => without(each, { top: 1, bottom: LAST_ROW, left: column, right: column }));
  }
  return blocks;
}

/** Cells with formulas, neighbours below each other as one block. */
function formulaBlocks(cells: Cells): Area[] {
  const within = blockOf(cells);
  const blocks = new Map<string, Area>();
  const open = new Map<number, Area>();
  for (const row of [...cells.sheet.rows.keys()].sort((a, b) => a - b)) {
    for (const [column, { formula }] of cells.sheet.rows.get(row) ?? []) {
      const here = { top: row, left: column, bottom: row, right: column };
      if (formula === undefined || !overlap(here, within)) continue;
      const above = open.get(column);
      const begun = above?.bottom === row - 1 ? above.top : row;
      open.set(column, { ...here, top: begun });
      blocks.set(`${begun},${column}`, { ...here, top: begun });
    }
  }
  return [...blocks.values()];
}

/** Cells with any rule, neighbours as one block. */
function validatedBlocks(cells: Cells): Area[] {
  const within = blockOf(cells);
  return cells.sheet.validations
    .flatMap(({ areas }) => areas)
    .map((area) => overlap(area, within))
    .filter((area) => area !== undefined);
}

const SPECIAL: Readonly<Record<string, (cells: Cells) => Area[]>> = {
  Visible: visibleBlocks,
  Formulas: formulaBlocks,
  DataValidations: validatedBlocks,
};

function specialCells(cells: Cells, args: readonly unknown[]): HostObject | typeof NOTHING {
  // Excel's own "go to special" is greyed out there: an add-in must get by without.
  if (cells.sheet.isProtected) throw new ExcelError('AccessDenied', 'The sheet is protected.');
  const [kind] = args;
  const find = SPECIAL[String(kind)];
  if (!find) throw notEmulated(`special cells of the kind ${String(kind)}`);
  const blocks = find(cells);
  return blocks.length > 0 ? rangeAreas(cells.book, cells.sheet, blocks) : NOTHING;
}

function used(cells: Cells, valuesOnly: unknown): HostObject | typeof NOTHING {
  const area = usedArea(cells.sheet, valuesOnly === true);
  const inside = area && overlap(area, blockOf(cells));
  return inside ? range(cells.book, cells.sheet, inside) : NOTHING;
}

function clear(cells: Cells, what: unknown, session: Session): void {
  requireUnprotected(cells);
  const area = blockOf(cells);
  const all = what === null || what === undefined || what === 'All';
  eachCell(cells.sheet, area, (cell) => {
    if (all || what === 'Contents') {
      cell.value = null;
      delete cell.raw;
      delete cell.formula;
    }
    if (all || what === 'Formats') cell.style = 0;
  });
  if (all) cutValidations(cells.sheet, area);
  changed(session, cells.sheet, area);
}

function insertOrDelete(cells: Cells, direction: number, session: Session): void {
  const area = blockOf(cells);
  requireUnprotected(cells);
  const rows = area.left === 1 && area.right === LAST_COLUMN;
  if (!rows && (area.top !== 1 || area.bottom !== LAST_ROW)) {
    throw notEmulated('moving cells other than whole rows or columns');
  }
  const by = direction * (rows ? area.bottom - area.top + 1 : area.right - area.left + 1);
  if (rows) shiftRows(cells.book, cells.sheet, area.top, by);
  else shiftColumns(cells.book, cells.sheet, area.left, by);
  const changeType = `${rows ? 'Row' : 'Column'}${direction > 0 ? 'Inserted' : 'Deleted'}` as const;
  session.changes.push({ sheet: cells.sheet.id, area, changeType });
}

const resized = (cells: Cells, top: number, left: number, rows: number, columns: number) =>
  range(cells.book, cells.sheet, {
    top,
    left,
    bottom: Math.min(top + rows - 1, LAST_ROW),
    right: Math.min(left + columns - 1, LAST_COLUMN),
  });

function mergedAreas(cells: Cells): HostObject | typeof NOTHING {
  const asked = blockOf(cells);
  const merges = cells.sheet.merges.filter(
    (merge) =>
      merge.top >= asked.top && merge.top <= asked.bottom && merge.left >= asked.left && merge.left <= asked.right,
  );
  return merges.length > 0 ? rangeAreas(cells.book, cells.sheet, merges) : NOTHING;
}

export const RANGE = behaviour<Cells>({
  byReference: true,
  get: {
    Address: (cells) => fullAddress(cells.sheet, blockOf(cells)),
    RowIndex: (cells) => blockOf(cells).top - 1,
    ColumnIndex: (cells) => blockOf(cells).left - 1,
    RowCount: (cells) => blockOf(cells).bottom - blockOf(cells).top + 1,
    ColumnCount: (cells) => blockOf(cells).right - blockOf(cells).left + 1,
    CellCount: (cells) => {
      const { top, left, bottom, right } = blockOf(cells);
      return (bottom - top + 1) * (right - left + 1);
    },
    Values: (cells) => table(cells, (cell) => scriptValue(cell?.value)),
    Formulas: (cells) => table(cells, (cell) => cell?.formula ?? scriptValue(cell?.value)),
    Text: (cells) => table(cells, (cell) => String(scriptValue(cell?.value))),
    ValueTypes: (cells) => table(cells, valueType),
    NumberFormat: (cells) => table(cells, (cell) => styleOf(cells.book, cell).numberFormat),
    RowHidden: hiddenState('hiddenRows'),
    ColumnHidden: hiddenState('hiddenColumns'),
    Left: (cells) => pointsBefore(cells.sheet, blockOf(cells).left),
    Top: (cells) => (blockOf(cells).top - 1) * ROW_POINTS,
    Width: (cells) =>
      pointsBefore(cells.sheet, blockOf(cells).right + 1) - pointsBefore(cells.sheet, blockOf(cells).left),
    Height: (cells) => (blockOf(cells).bottom - blockOf(cells).top + 1) * ROW_POINTS,
    Worksheet: ({ book, sheet }) => ({ type: 'Worksheet', target: { book, sheet } }),
    DataValidation: (target) => ({ type: 'DataValidation', target }),
    ConditionalFormats: (target) => ({ type: 'ConditionalFormatCollection', target }),
    Format: (target) => ({ type: 'RangeFormat', target }),
  },
  set: {
    Values: setValues,
    Formulas: setValues,
    NumberFormat: (cells, value) => {
      requireUnprotected(cells);
      if (Array.isArray(value)) {
        spread(cells, value, (one, row, column) => {
          const area = { top: row, left: column, bottom: row, right: column };
          restyleArea(cells.book, cells.sheet, area, { numberFormat: String(one) });
        });
      } else
        eachCell(cells.sheet, blockOf(cells), (cell) => restyle(cells.book, cell, { numberFormat: String(value) }));
    },
    RowHidden: setHidden('hiddenRows'),
    ColumnHidden: setHidden('hiddenColumns'),
  },
  call: {
    GetCell: (cells, [row, column]) =>
      resized(cells, blockOf(cells).top + Number(row), blockOf(cells).left + Number(column), 1, 1),
    GetRow: (cells, [row]) => {
      const { top, left, right } = blockOf(cells);
      return resized(cells, top + Number(row), left, 1, right - left + 1);
    },
    GetColumn: (cells, [column]) => {
      const { top, left, bottom } = blockOf(cells);
      return resized(cells, top, left + Number(column), bottom - top + 1, 1);
    },
    GetEntireRow: (cells) => range(cells.book, cells.sheet, { ...blockOf(cells), left: 1, right: LAST_COLUMN }),
    GetEntireColumn: (cells) => range(cells.book, cells.sheet, { ...blockOf(cells), top: 1, bottom: LAST_ROW }),
    GetOffsetRange: (cells, [rows, columns]) => {
      const { top, left, bottom, right } = blockOf(cells);
      return resized(cells, top + Number(rows), left + Number(columns), bottom - top + 1, right - left + 1);
    },
    GetResizedRange: (cells, [rows, columns]) => {
      const { top, left, bottom, right } = blockOf(cells);
      return resized(cells, top, left, bottom - top + 1 + Number(rows), right - left + 1 + Number(columns));
    },
    GetAbsoluteResizedRange: (cells, [rows, columns]) =>
      resized(cells, blockOf(cells).top, blockOf(cells).left, Number(rows), Number(columns)),
    GetIntersectionOrNullObject: (cells, [other]) => {
      const area = overlap(blockOf(cells), blockOf((other as HostObject<Cells>).target));
      return area ? range(cells.book, cells.sheet, area) : NOTHING;
    },
    GetBoundingRect: (cells, [other]) => {
      const [a, b] = [blockOf(cells), blockOf((other as HostObject<Cells>).target)];
      const area = {
        top: Math.min(a.top, b.top),
        left: Math.min(a.left, b.left),
        bottom: Math.max(a.bottom, b.bottom),
        right: Math.max(a.right, b.right),
      };
      return range(cells.book, cells.sheet, area);
    },
    // Before it cuts a large table into pieces of 1,500 cells, the runtime asks whether it fits.
    _ValidateArraySize: (cells, [rows, columns]) => {
      const { top, left, bottom, right } = blockOf(cells);
      if (Number(rows) === bottom - top + 1 && Number(columns) === right - left + 1) return;
      throw new ExcelError('InvalidArgument', 'The number of rows or columns does not match the range.');
    },
    GetUsedRange: (cells, [valuesOnly]) => {
      const area = used(cells, valuesOnly);
      return area === NOTHING ? resized(cells, 1, 1, 1, 1) : area;
    },
    GetUsedRangeOrNullObject: (cells, [valuesOnly]) => used(cells, valuesOnly),
    GetMergedAreasOrNullObject: mergedAreas,
    GetSpecialCellsOrNullObject: specialCells,
    Clear: (cells, [what], session) => clear(cells, what, session),
    Merge: (cells) => {
      requireUnprotected(cells);
      cells.sheet.merges.push(blockOf(cells));
    },
    Unmerge: (cells) => {
      const area = blockOf(cells);
      cells.sheet.merges = cells.sheet.merges.filter((merge) => !overlap(merge, area));
    },
    Insert: (cells, _args, session) => {
      insertOrDelete(cells, 1, session);
      return range(cells.book, cells.sheet, blockOf(cells));
    },
    Delete: (cells, _args, session) => insertOrDelete(cells, -1, session),
    Select: (cells, _args, session) => {
      session.book.active = cells.sheet.id;
      session.book.selection = { sheet: cells.sheet.id, area: blockOf(cells) };
      session.onSelect();
      const address = areaName(blockOf(cells));
      for (const target of [cells.sheet.id, WHOLE_WORKBOOK]) {
        session.raise(EVENTS.worksheetSelectionChanged, target, { address, worksheetId: cells.sheet.id });
      }
    },
    _KeepReference: () => undefined,
  },
});

function valueType(cell: Cell | undefined): Json {
  const value = cell?.value ?? null;
  if (value === null) return 'Empty';
  if (typeof value === 'object') return 'Error';
  return { string: 'String', number: 'Double', boolean: 'Boolean' }[typeof value as 'string'] ?? 'Unknown';
}
