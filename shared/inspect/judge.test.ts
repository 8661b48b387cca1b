import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Grid } from '../grid/grid.ts';
import { isBlocking } from '../issue/issue.ts';
import type { InspectContext } from './context.ts';
import { inspectGrid } from './inspect.ts';
import { judgeSubmission, type SubmissionInput } from './judge.ts';
import {
  annexOf,
  CONTEXT,
  FIGURES,
  matrixSheet,
  need,
  needsSheet,
  printedRows,
  project,
  projectsSheet,
} from './testing/sheets.ts';

const GANSU: InspectContext = { ...CONTEXT, unit: { code: '620000', name: '甘肃省民政厅', area: '620000' } };
const WUXI: InspectContext = { ...CONTEXT, unit: { code: '320200', name: '无锡市民政局', area: '320200' } };
const NEEDS = annexOf('mca2021-annex2');
const PROJECTS = annexOf('js2021-annex2');
const MATRIX = annexOf('js2021-annex1');

/** What the pane posts for a sheet. */
const posted = (grid: Grid, context: InspectContext) =>
  JSON.parse(JSON.stringify(inspectGrid(grid, context).records)) as Record<string, never>[];
const codes = (judged: { issues: readonly { code: string; field: string | null; record: number | null }[] }) =>
  judged.issues.map(({ code, field, record }) => `${record ?? '-'} ${field ?? '-'} ${code}`);
const blocking = (judged: ReturnType<typeof judgeSubmission>) => codes({ issues: judged.issues.filter(isBlocking) });

/** One record of annex 2, faultless but for what is given. */
function record(values: object = {}, source: object = {}): object {
  const [faultless] = posted(needsSheet([need()]), GANSU);
  return { ...faultless, values: { ...Object(faultless?.values), ...values }, source };
}
const judgeNeed = (values: object, source: object = {}, answers: unknown = []) =>
  judgeSubmission(NEEDS, { records: [record(values, source)], answers }, GANSU);

describe('judgeSubmission', () => {
  it.each([
    [
      'a list',
      NEEDS,
      GANSU,
      needsSheet([need({ 5: '20万元', 7: '138 1234 5678' }), need({ 1: '助学', 3: '甘肃省临夏州东乡县', 2: '其 他' })]),
    ],
    [
      'a list with 同上',
      PROJECTS,
      WUXI,
      projectsSheet([project(), project({ 0: '同上', 2: '助学' }), project({ 0: '〃', 1: '同上', 2: '义诊' })]),
    ],
    [
      'a list in 元',
      NEEDS,
      GANSU,
      needsSheet([need({ 5: 200000 }), need({ 1: '助学', 5: '1,234.5' })], {
        header: [
          '序号',
          '项目名称',
          '帮扶类别',
          '项目拟实施地',
          '项目简介',
          '项目拟投入资金（元）',
          '项目联系人',
          '联系方式',
        ],
      }),
    ],
    ['a matrix', MATRIX, WUXI, matrixSheet([...printedRows(), ['省 内', '江阴市', ...FIGURES]])],
  ])('comes to the records of the inspection: %s', (_, annex, context, grid) => {
    const inspection = inspectGrid(grid, context);
    const judged = judgeSubmission(annex, { records: posted(grid, context) }, context);
    expect(judged.records.map(({ values, extra, row }) => ({ values, extra, row }))).toEqual(
      inspection.records.map(({ values, extra, row }) => ({ values, extra, row })),
    );
    expect(blocking(judged)).toEqual([]);
  });

  it('finds in a messy sheet the blocking issues that the inspection finds', () => {
    const grid = needsSheet([
      need({ 5: '200-300', 2: '文化下乡' }),
      need({ 1: null, 3: '甘肃省临夏州' }),
      need({ 1: '助学', 5: 500000 }),
    ]);
    const found = inspectGrid(grid, GANSU).issues.filter(isBlocking);
    const judged = judgeSubmission(NEEDS, { records: posted(grid, GANSU) }, GANSU);
    expect(blocking(judged).sort()).toEqual(codes({ issues: found }).sort());
  });

  it('goes by what was typed, never by a value that contradicts it', () => {
    const range = judgeNeed({ fundsWan: 5 }, { fundsWan: '200-300' });
    expect(blocking(range)).toEqual(['0 fundsWan money.range']);
    expect(range.records[0]?.values).not.toHaveProperty('fundsWan');
    expect(judgeNeed({ fundsWan: 5 }, { fundsWan: '50' }).records[0]?.values.fundsWan).toBe(50);
  });

  it('takes a place by its code only when its name bears it out', () => {
    const forged = { implementPlace: { code: '622926', name: '甘肃省陇南市康县' } };
    expect(blocking(judgeNeed(forged))).toEqual(['0 implementPlace record.contradiction']);
    const fair = { implementPlace: { code: '621224', name: '甘肃省陇南市康县' } };
    expect(judgeNeed(fair).records[0]?.values.implementPlace).toEqual(fair.implementPlace);
  });

  it('reads figures that come as text, as the pane sends cells it could not read', () => {
    expect(judgeNeed({ fundsWan: '1.2亿' }).records[0]?.values.fundsWan).toBe(12_000);
  });

  it('closes a question by a yes to its suggestion, or by a value read like typed content', () => {
    const ask = { record: 0, field: 'fundsWan', code: 'money.maybeYuan' };
    const typed = { fundsWan: '500000' };
    expect(blocking(judgeNeed({}, typed))).toEqual(['0 fundsWan money.maybeYuan']);
    expect(judgeNeed({}, typed, [ask])).toMatchObject({ records: [{ values: { fundsWan: 50 } }] });
    expect(blocking(judgeNeed({}, typed, [ask]))).toEqual([]);
    expect(judgeNeed({}, typed, [{ ...ask, value: '60万元' }]).records[0]?.values.fundsWan).toBe(60);
    const insists = judgeNeed({}, typed, [{ ...ask, value: 500_000 }]);
    expect([blocking(insists), insists.records[0]?.values.fundsWan]).toEqual([[], 500_000]);
  });

  it('keeps a question open when the answer speaks to another record, field or code, or can’t be read', () => {
    const ask = { record: 0, field: 'fundsWan', code: 'money.maybeYuan' };
    const typed = { fundsWan: '500000' };
    const open = ['0 fundsWan money.maybeYuan'];
    expect(blocking(judgeNeed({}, typed, [{ ...ask, record: 1 }]))).toEqual(open);
    expect(blocking(judgeNeed({}, typed, [{ ...ask, field: 'summary' }]))).toEqual(open);
    expect(blocking(judgeNeed({}, typed, [{ ...ask, code: 'money.range' }]))).toEqual(open);
    expect(blocking(judgeNeed({}, typed, [{ ...ask, value: '很多' }]))).toEqual([
      ...open,
      '0 fundsWan answer.unreadable',
    ]);
  });

  it('closes no error', () => {
    const answers = [{ record: 0, field: 'fundsWan', code: 'money.range', value: 5 }];
    expect(blocking(judgeNeed({}, { fundsWan: '200-300' }, answers))).toEqual(['0 fundsWan money.range']);
  });

  it('M33 takes a blank of a matrix for 0 only when told so', () => {
    const grid = matrixSheet(printedRows({ 陕西省: [3, null, 4, 2, 50.5, 10, 20, 5, 300, 100] }));
    const records = posted(grid, WUXI);
    const ask = { record: 3, field: 'orgsCity', code: 'required.blank' };
    const judge = (answers: unknown) => judgeSubmission(MATRIX, { records, answers }, WUXI);
    expect(blocking(judge([]))).toEqual(['3 orgsCity required.blank']);
    expect(judge([{ ...ask, value: 0 }]).records[3]?.values.orgsCity).toBe(0);
    const left = judge([{ ...ask, reason: '未统计' }]);
    expect(blocking(left)).toEqual([]);
    expect(left.records[3]?.values).not.toHaveProperty('orgsCity');
  });

  it('M79 applies the rules to the values it has read', () => {
    const [row] = posted(matrixSheet(printedRows()), WUXI);
    const judged = judgeSubmission(MATRIX, { records: [{ ...row, source: { orgsCity: '9' } }] }, WUXI);
    expect(blocking(judged)).toEqual(['0 orgsCity partOfWhole.exceeds']);
  });

  it('sends the reason of a warning along', () => {
    const answers = [{ record: 0, field: 'fundsWan', code: 'softCap.above', reason: '整县推进' }];
    const [cap] = judgeNeed({ fundsWan: 300 }, {}, answers).issues;
    expect(cap).toMatchObject({ code: 'softCap.above', severity: 'warning', params: { reason: '整县推进' } });
  });

  it('M23 M24 sees sample rows and several projects without the sheet', () => {
    expect(blocking(judgeNeed({ projectName: '例：卫生室设备项目' }))).toEqual(['0 - rows.sample']);
    expect(blocking(judgeNeed({ projectName: '1.卫生室设备 2.助学金发放' }))).toEqual(['0 projectName rows.several']);
    const answers = [{ record: 0, field: null, code: 'rows.sample' }];
    expect(blocking(judgeNeed({ projectName: '例：卫生室设备项目' }, {}, answers))).toEqual([]);
  });

  it('M75 takes a nil return only without records, and nothing without one', () => {
    const judge = (input: SubmissionInput) => codes(judgeSubmission(PROJECTS, input, WUXI));
    expect(judge({ nil: true, records: [] })).toEqual([]);
    expect(judge({ nil: true, records: posted(projectsSheet([project()]), WUXI) })).toEqual(['- - nil.withRecords']);
    expect(judge({ records: [] })).toEqual(['- - submission.empty']);
    expect(codes(judgeSubmission(NEEDS, { nil: true }, GANSU))).toEqual(['- - nil.notAllowed']);
  });

  it('asks when the name in the header is another unit’s', () => {
    const judge = (name: string, answers: unknown = []) =>
      blocking(judgeSubmission(NEEDS, { header: { reportingUnit: name }, records: [record()], answers }, GANSU));
    expect(judge('甘肃省')).toEqual([]);
    expect(judge('青海省民政厅')).toEqual(['- - unit.mismatch']);
    expect(judge('青海省民政厅', [{ record: null, field: null, code: 'unit.mismatch' }])).toEqual([]);
  });

  it('refuses fields the annex does not have instead of dropping them', () => {
    expect(blocking(judgeNeed({ 密级: '内部' }))).toEqual(['0 - record.unknownField']);
    expect(judgeNeed({ seq: 7 }).records[0]?.values).not.toHaveProperty('seq');
  });

  it('never throws, whatever a client sends', () => {
    const key = fc.oneof(
      fc.constantFrom('values', 'source', 'extra', 'row', '__proto__', ...NEEDS.fields.map((f) => f.key)),
      fc.string(),
    );
    const anything = fc.letrec((tie) => ({
      json: fc.oneof({ maxDepth: 4 }, fc.jsonValue(), fc.array(tie('json')), fc.dictionary(key, tie('json'))),
    })).json;
    fc.assert(
      fc.property(
        fc.constantFrom(NEEDS, MATRIX, annexOf('js2021-annex3-form')),
        anything,
        anything,
        anything,
        (annex, records, answers, header) => {
          const judged = judgeSubmission(annex, { records: [records], answers, header, nil: header }, GANSU);
          expect(judged.records).toHaveLength(1);
          expect(judged.issues.every(({ code }) => /^[A-Za-z]+\.[A-Za-z]+$/.test(code))).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });
});
