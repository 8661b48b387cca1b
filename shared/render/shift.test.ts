import { describe, expect, it } from 'vitest';
import { shiftArea, shiftAreas, shiftFormula, shiftRow } from './shift.ts';

/** Three rows put in below row 11, the last but one of the block 6 to 12. */
const INTO = [{ after: 11, count: 3 }];

describe('rows put into a sheet', () => {
  it('move what stands below them, and nothing above', () => {
    expect([5, 11, 12, 13].map((row) => shiftRow(row, INTO))).toEqual([5, 11, 15, 16]);
  });

  it('let an area grow that holds them', () => {
    expect(shiftArea({ top: 6, left: 1, bottom: 12, right: 1 }, INTO)).toEqual({
      top: 6,
      left: 1,
      bottom: 15,
      right: 1,
    });
  });

  it('let a rule on a block of one row grow, but not a merge across it', () => {
    const row = { top: 6, left: 1, bottom: 6, right: 4 };
    expect(shiftArea(row, [{ after: 6, count: 2 }], true).bottom).toBe(8);
    expect(shiftArea(row, [{ after: 6, count: 2 }]).bottom).toBe(6);
  });

  it('add up where several groups grow', () => {
    expect(shiftRow(20, [...INTO, { after: 14, count: 2 }])).toBe(25);
  });

  it('move lists of areas', () => {
    expect(shiftAreas('A6:B12 D13 F1', INTO)).toBe('A6:B15 D16 F1');
  });

  it.each([
    ['SUM(F6:F12)', 'SUM(F6:F15)'],
    ['$F$12*2+F5', '$F$15*2+F5'],
    ['"F12"&F12', '"F12"&F15'],
    ['Sheet1!F12+Other!F12', 'Sheet1!F15+Other!F12'],
    ["'My ''sheet'!F12", "'My ''sheet'!F12"],
    ['LOG10(F12)', 'LOG10(F15)'],
    ['$C:$C', '$C:$C'],
    ['6:12', '6:15'],
    ['name_F12+F12', 'name_F12+F15'],
  ])('move the references of %s', (formula, moved) => {
    expect(shiftFormula(formula, 'Sheet1', true, INTO)).toBe(moved);
  });

  it('move what another sheet or a name says of this one only where it names it', () => {
    expect(shiftFormula("'Sheet1'!$A$1:$H$16,F12", 'Sheet1', false, INTO)).toBe("'Sheet1'!$A$1:$H$19,F12");
    expect(shiftFormula("'项目 表'!$5:$12", '项目 表', false, INTO)).toBe("'项目 表'!$5:$15");
  });
});
