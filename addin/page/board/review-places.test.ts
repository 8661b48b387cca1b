import { describe, expect, it } from 'vitest';
import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import type { IssueJson } from '../../../shared/api/contracts/issue.ts';
import { recordGrid, submissionGrid } from '../../ui/record-grid.ts';
import { placeAt, positionOf, reviewMarks } from './review-places.ts';

const list = annexById('mca2021-annex2') as AnnexDefinition;
const matrix = annexById('js2021-annex1') as AnnexDefinition;
const records = [
  { values: { projectName: '甲', fundsWan: 20 } },
  { values: { projectName: '乙' }, extra: { 备注: '急' } },
];
const sheet = recordGrid(list, records);

describe('a place of the sheet under review', () => {
  it('goes there and back for every cell of every column, in lists and in tables with groups', () => {
    for (const annex of [list, matrix]) {
      const shown = recordGrid(annex, [{ values: {} }, { values: {} }]);
      for (const { key: field } of annex.fields) {
        for (const record of [0, 1]) {
          const at = positionOf(annex, shown, { record, field });
          expect(at && placeAt(annex, shown, at)).toMatchObject({ record, field });
        }
      }
    }
  });

  it('goes there and back in a form, whose fields go down the sheet', () => {
    const form = annexById('js2021-annex3-form') as AnnexDefinition;
    const shown = submissionGrid(form, [{ values: {} }, { values: { caseTitle: '助学' } }]);
    for (const { key: field } of form.fields) {
      const at = positionOf(form, shown, { record: 1, field });
      expect(at && placeAt(form, shown, at)).toMatchObject({ record: 1, field });
    }
    const title = positionOf(form, shown, { record: 1, field: 'caseTitle' });
    // The label beside it stands for the same cell.
    expect(title && placeAt(form, shown, { ...title, column: 1 })).toMatchObject({ record: 1, text: '助学' });
    expect(placeAt(form, shown, { row: 1, column: 1 })).toBeNull();
  });

  it('says in words which cell it is and what stands in it', () => {
    const at = positionOf(list, sheet, { record: 0, field: 'fundsWan' }) ?? { row: 0, column: 0 };
    expect(placeAt(list, sheet, at)).toMatchObject({ row: sheet.first, label: '项目拟投入资金(万元)', text: '20' });
  });

  it('is a column in the header, a row in a column of the unit’s own, and nothing in the title', () => {
    expect(placeAt(list, sheet, { row: 2, column: 2 })).toMatchObject({
      record: null,
      field: 'projectName',
      row: null,
    });
    const own = { row: sheet.first + 1, column: list.fields.length + 1 };
    expect(placeAt(list, sheet, own)).toMatchObject({ record: 1, field: null, label: '备注', text: '急' });
    expect(placeAt(list, sheet, { row: 1, column: 1 })).toBeNull();
  });
});

describe('the marks of a review', () => {
  const issue = (record: number, severity: IssueJson['severity']): IssueJson => ({
    ...{ code: 'x', severity, cell: null, row: null, field: 'fundsWan', record, params: {}, message: '超过 200 万元' },
    fix: null,
  });

  it('are what the rules warn of, and over it what the reviewer writes', () => {
    const reasons = [{ record: 0, field: 'fundsWan', text: '请核对' }];
    const marks = reviewMarks(list, sheet, [issue(0, 'warning'), issue(1, 'warning')], reasons);
    expect([...marks.values()].map(({ severity, text }) => [severity, text])).toEqual([
      ['error', '请核对'],
      ['warning', '超过 200 万元'],
    ]);
  });

  it('leave out what was only made uniform', () => {
    expect(reviewMarks(list, sheet, [issue(0, 'info')], []).size).toBe(0);
  });
});
