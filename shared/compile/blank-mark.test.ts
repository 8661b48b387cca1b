import { describe, expect, it } from 'vitest';
import { WORKBOOKS } from '../../test/fixtures/fixture.ts';
import { gridsOf } from '../../test/fixtures/grids.ts';
import { evaluateInRow, type Row } from '../../test/formula/row.ts';
import type { Scalar } from '../../test/formula/value.ts';
import { annexById } from '../annex/catalogue/index.ts';
import { a1, columnName } from '../grid/address.ts';
import type { CellValue, Grid } from '../grid/grid.ts';
import { inspectWorkbook } from '../inspect/inspect.ts';
import { CONTEXT } from '../inspect/testing/sheets.ts';
import { recognise } from '../recognise/recognise.ts';
import { compileAnnex } from './compile.ts';

/** One cell emptied in every second record, another one in each. */
function pricked(grid: Grid): Grid {
  const records = new Set(inspectWorkbook([grid], CONTEXT).flatMap((sheet) => sheet.records.map(({ row }) => row)));
  const rows = grid.rows.map((row, at) =>
    at % 2 === 0 && records.has(at + 1) ? row.map((value, column) => (column === at % row.length ? null : value)) : row,
  );
  return { ...grid, rows };
}

const plain = (value: CellValue): Scalar =>
  value !== null && typeof value === 'object' && 'serial' in value ? value.serial : value;

/** A merged area looks as its first cell does. */
const isSeen = ({ merges }: Grid, row: number, column: number) =>
  !merges.some(
    ({ top, left, bottom, right }) =>
      row >= top && row <= bottom && column >= left && column <= right && !(row === top && column === left),
  );

/** Cells that the marks of blanks tint. */
function tinted(grid: Grid): string[] {
  return recognise(grid, CONTEXT.catalogue).flatMap((match) => {
    const annex = annexById(match.annex.id);
    const rules = annex?.layout === 'list' ? compileAnnex(annex, match, grid.rows.length, 'zh-CN') : [];
    return rules.flatMap(({ area, marks }) => {
      const mark = marks.find(({ formula }) => formula.includes('COUNTA'));
      const found: string[] = [];
      for (let row = area.top; mark && row <= area.bottom; row++) {
        const cells = (grid.rows[row - 1] ?? []).map((value, at): [string, Scalar] => [
          columnName(at + 1),
          plain(value),
        ]);
        const values: Row = Object.fromEntries(cells);
        if (!isSeen(grid, row, area.left)) continue;
        if (evaluateInRow(mark.formula, values, columnName(area.left)) === true) found.push(a1(row, area.left));
      }
      return found;
    });
  });
}

describe('the tint of a blank cell', () => {
  it.each(WORKBOOKS)('stands in %s only where the engine misses something too', (file) => {
    for (const grid of gridsOf(file).flatMap((each) => [each, pricked(each)])) {
      const missed = inspectWorkbook([grid], CONTEXT).flatMap(({ issues }) =>
        issues.filter(({ code }) => code.startsWith('required.')).map(({ cell }) => cell),
      );
      for (const cell of tinted(grid)) expect(missed).toContain(cell);
    }
  });

  it('is found where a cell of a full row is emptied', () => {
    const [grid] = gridsOf('a2-gansu-clean.xlsx');
    expect(grid && tinted(grid)).toEqual([]);
    expect(grid && tinted(pricked(grid)).length).toBeGreaterThan(2);
  });
});
