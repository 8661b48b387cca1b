import { describe, expect, it } from 'vitest';
import { annexOf } from '../inspect/testing/sheets.ts';
import type { Issue } from '../issue/issue.ts';
import { describeIssue } from './describe.ts';

const NEEDS = annexOf('mca2021-annex2');
const issue = (rest: Partial<Issue>): Issue => ({
  code: 'required.missing',
  severity: 'error',
  cell: 'B19',
  row: 19,
  field: 'projectName',
  record: 13,
  params: {},
  fix: null,
  ...rest,
});

describe('describeIssue', () => {
  it('names the place, what is found and what to do', () => {
    expect(describeIssue(issue({}), NEEDS, 'zh-CN')).toBe('B19 “项目名称”还没有填，请补上。');
    expect(describeIssue(issue({}), NEEDS, 'en')).toBe('B19 “项目名称” is blank. Please fill it in.');
  });

  it('names the record where there is no cell, and the path of a matrix column', () => {
    expect(describeIssue(issue({ cell: null }), NEEDS, 'zh-CN')).toBe('第14条“项目名称”还没有填，请补上。');
    const matrix = issue({ code: 'required.blank', cell: 'D9', field: 'orgsCity' });
    expect(describeIssue(matrix, annexOf('js2021-annex1'), 'zh-CN')).toContain('“参与社会组织数/其中：市本级”');
  });

  it('quotes only the beginning of a long cell, within 224 characters', () => {
    const long = issue({ code: 'rows.sample', params: { text: '例'.repeat(5_000) } });
    expect(describeIssue(long, NEEDS, 'zh-CN').length).toBeLessThanOrEqual(224);
    expect(describeIssue(long, NEEDS, 'en').length).toBeLessThanOrEqual(224);
  });

  it('lists the items of a parameter in the way of the language', () => {
    const sheets = issue({
      code: 'workbook.severalSheets',
      cell: null,
      field: null,
      record: null,
      params: { sheets: ['甲镇', '乙镇'] },
    });
    expect(describeIssue(sheets, null, 'zh-CN')).toContain('甲镇、乙镇');
    expect(describeIssue(sheets, null, 'en')).toContain('甲镇, 乙镇');
  });
});
