import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeSheetName } from './sheet-name.ts';

describe('a free name for a sheet', () => {
  it.each([
    ['附件1汇总', [], '附件1汇总'],
    ['附件1汇总', ['附件1汇总'], '附件1汇总 (2)'],
    ['附件1汇总', ['附件1汇总', '附件1汇总 (2)'], '附件1汇总 (3)'],
    ['附件1/2：[甘肃]', [], '附件1 2： 甘肃'],
    ["'附件'", [], '附件'],
    ['SHEET1', ['Sheet1'], 'SHEET1 (2)'],
    ['History', [], 'History (2)'],
    [' ', [], 'Sheet'],
    [
      '社会组织参与帮扶需求清单社会组织参与帮扶需求清单社会组织参与帮扶',
      [],
      '社会组织参与帮扶需求清单社会组织参与帮扶需求清单社会组织参与帮',
    ],
  ])('for %j beside %j is %j', (wanted, taken, name) => {
    expect(freeSheetName(wanted, taken)).toBe(name);
  });

  it('is one that Excel takes, whatever was wanted', () => {
    const name = fc.string({ unit: 'grapheme', maxLength: 40 });
    fc.assert(
      fc.property(name, fc.array(name), (wanted, taken) => {
        const free = freeSheetName(wanted, taken);
        expect(free.length).toBeGreaterThan(0);
        expect(free.length).toBeLessThanOrEqual(31);
        expect(free).not.toMatch(/[\\/?*[\]:]|^'|'$/u);
        expect(taken.map((each) => each.toLowerCase())).not.toContain(free.toLowerCase());
        expect(free).not.toMatch(/\p{Cs}/u);
      }),
    );
  });
});
