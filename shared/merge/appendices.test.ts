import { describe, expect, test } from 'vitest';
import { js2021Annex1 } from '../annex/catalogue/js2021-annex1/definition.ts';
import { js2021Annex2 } from '../annex/catalogue/js2021-annex2/definition.ts';
import type { AnnexRecord, FieldValue } from '../record/record.ts';
import { nationalDivisions } from '../regions/tree.ts';
import { mergeAppendices } from './appendices.ts';
import { beijingTime } from './beijing-time.ts';
import { besideAppendix } from './beside-appendix.ts';
import type { MergeInput } from './merge.ts';
import { mergeSubmissions } from './merge-submissions.ts';
import { coverageLine, reportAppendix } from './report-appendix.ts';
import { sourceAppendix } from './source-appendix.ts';
import { staleNotes, stalePartsOf } from './stale-parts.ts';

const divisions = nationalDivisions();
const EXPECTED = ['320200', '320100', '320300'].map((unit) => ({ unit, unitName: divisions.get(unit)?.name ?? '' }));
const DEADLINE = '2021-10-20T16:00:00Z';

const record = (values: Record<string, FieldValue>): AnnexRecord => ({ row: 5, values, source: {}, extra: {} });
const project = (orgName: string, code: string, fundsWan: number) =>
  record({ orgName, projectName: `${orgName}助学`, region: { code, name: divisions.pathName(code) }, fundsWan });

function from(unit: string, records: AnnexRecord[], more: Partial<MergeInput> = {}): MergeInput {
  return {
    unit,
    unitName: divisions.get(unit)?.name ?? unit,
    kind: divisions.get(unit) ? 'division' : 'organisation',
    version: 1,
    receiptNumber: `2021-${unit}`,
    receivedAt: '2021-10-19T08:00:00Z',
    nil: false,
    records,
    ...more,
  };
}

const LIST = [
  from('320300', [project('甲', '320321', 5), project('乙', '610000', 1)], { version: 2, receivedAt: DEADLINE }),
  from('320100', [], { nil: true, receivedAt: '2021-10-20T16:00:01Z' }),
  from('ORG-1', [project('江苏省慈善总会', '610000', 18.04), project('江苏省慈善总会', '653022', 4.17)]),
];
const listMerge = mergeSubmissions(js2021Annex2, { unit: '320000', expected: EXPECTED, inputs: LIST, divisions });
const report = {
  merge: listMerge,
  expected: EXPECTED,
  inputs: LIST,
  divisions,
  deadline: DEADLINE,
  locale: 'zh-CN',
} as const;

describe('报送情况', () => {
  const appendix = reportAppendix(report);

  test('names every unit that must report in division order, and whoever else reported behind them', () => {
    expect(appendix.rows).toEqual([
      ['南京市', '零报告', 1, '2021-320100', '2021-10-21 00:00', '逾期', 0],
      ['无锡市', '未报', null, null, null, null, null],
      ['徐州市', '已报', 2, '2021-320300', '2021-10-21 00:00', '按时', 2],
      ['ORG-1', '已报', 1, '2021-ORG-1', '2021-10-19 16:00', '按时', 2],
    ]);
    expect(appendix.columns.length).toBe(appendix.rows[0]?.length);
  });

  test('says in one line who is missing', () => {
    expect(appendix.notes?.[0]).toBe('应报3家，已报2家，其中零报告1家，未报1家：无锡市。');
    expect(appendix.notes).toContain('零报告：南京市。');
  });

  test('knows no lateness without a deadline', () => {
    expect(reportAppendix({ ...report, deadline: null }).rows.map((row) => row[5])).toEqual([null, null, null, null]);
  });

  test('takes what the office knows better: accepted, exempt', () => {
    const states = new Map([
      ['320300', 'accepted'],
      ['320200', 'exempt'],
    ] as const);
    expect(reportAppendix({ ...report, states }).rows.map((row) => row[1])).toEqual([
      '零报告',
      '免报',
      '已采纳',
      '已报',
    ]);
  });

  test('says which counted merge is no longer what lies below it, and what differs', () => {
    const change = {
      ...{ unit: '320321', unitName: '丰县', fromVersion: 1, toVersion: 2, accepted: false, deltaMore: 3 },
      merges: [{ unit: '320300', unitName: '徐州市', version: 2 }],
      delta: [
        { record: 0, name: '助学', field: 'fundsWan', label: '投入资金', before: 18.04, after: 20 },
        { record: null, name: '助老', field: 'orgName', label: '社会组织名称', before: null, after: '乙' },
      ],
    };
    const older = { ...change, merges: [{ unit: '320300', unitName: '徐州市', version: 1 }] };
    const parts = stalePartsOf([change, older], LIST);
    expect(parts).toEqual([{ unit: '320300', unitName: '徐州市', version: 2, changes: [change] }]);
    const { rows, notes } = reportAppendix({ ...report, stale: { annex: js2021Annex2, parts } });
    expect(rows.map((row) => row[1])).toEqual(['零报告', '未报', '已报，下级有变动', '已报']);
    expect(notes?.at(-1)).toBe(
      '徐州市第2版的汇总已不是最新：丰县第1版之后又有第2版（待采纳）：“助学”投入资金由18.04改为20，“助老”社会组织名称由空白改为乙，另有3处。',
    );
    const gone = { ...change, toVersion: null, delta: [], deltaMore: null };
    expect(staleNotes(js2021Annex2, stalePartsOf([gone], LIST), 'zh-CN')).toEqual([
      '徐州市第2版的汇总已不是最新：其中丰县第1版已退回或撤回。',
    ]);
  });

  test('speaks English as well', () => {
    expect(coverageLine(listMerge, 'en')).toBe(
      '2 of 3 units have reported, 1 of them a nil return; 1 missing: 无锡市.',
    );
  });
});

describe('来源', () => {
  test('of a list gives each row its unit, version and receipt', () => {
    const request = { annex: js2021Annex2, merge: listMerge, inputs: LIST, divisions, locale: 'zh-CN' } as const;
    expect(sourceAppendix(request).rows[0]).toEqual([1, '甲助学', '徐州市', 2, '2021-320300']);
    expect(sourceAppendix({ ...request, firstRow: 5 }).rows[1]?.slice(0, 2)).toEqual([2, 6]);
    expect(sourceAppendix({ ...request, proof: 'file' }).rows[0]).toEqual([1, '甲助学', '徐州市', '2021-320300']);
  });

  test('of a matrix gives each row every unit with its own figures, a blank left blank', () => {
    const row = (values: Record<string, FieldValue>) => record({ regionGroup: '省外', region: '陕西省', ...values });
    const inputs = [from('320300', [row({ orgsTotal: 3 })]), from('320100', [row({ orgsTotal: 2, orgsCity: 0 })])];
    const merge = mergeSubmissions(js2021Annex1, { unit: '320000', expected: EXPECTED, inputs, divisions });
    const appendix = sourceAppendix({ annex: js2021Annex1, merge, inputs, divisions, locale: 'zh-CN' });
    expect(appendix.rows.map((r) => r.slice(0, 7))).toEqual([
      ['省外', '陕西省', '南京市', 1, '2021-320100', 2, 0],
      ['省外', '陕西省', '徐州市', 1, '2021-320300', 3, null],
    ]);
    expect(appendix.columns[5]?.label).toBe('参与社会组织数/总数');
    expect(appendix.columns.length).toBe(appendix.rows[0]?.length);
  });
});

describe('附注 beside a merged 附件1', () => {
  const row = (region: string, orgsTotal: number) => record({ regionGroup: '省外', region, orgsTotal });
  const inputs = [from('320300', [row('陕西省', 1)])];
  const merge = mergeSubmissions(js2021Annex1, { unit: '320000', expected: EXPECTED, inputs, divisions });
  const base = { annex: js2021Annex1, merge, divisions, locale: 'zh-CN' } as const;
  const appendix = besideAppendix({ ...base, list: js2021Annex2, listMerge, listInputs: LIST });
  const rowOf = (name: string) => appendix.rows.find((r) => r[1] === name);

  test('gives what 全省性社会组织 reported as a line of its own, per region and in total', () => {
    expect(rowOf('陕西省')).toEqual(['省外', '陕西省', 1, 2, 1, 1, 18.04, null, null]);
    expect(rowOf('新疆克州')).toEqual(['省外', '新疆克州', null, 1, 1, 1, 4.17, null, null]);
    expect(appendix.rows.at(-1)).toEqual(['合计', null, 1, 3, 1, 2, 22.21, null, null]);
    expect(appendix.columns.length).toBe(9);
  });

  test('states the number of distinct organisations, counted once each', () => {
    expect(appendix.notes?.[0]).toContain('共3家');
    expect(appendix.notes?.[1]).toContain('共1家、2个项目');
  });

  test('names regions that only 附件2 speaks of', () => {
    expect(rowOf('丰县')).toEqual(['省内', '丰县', null, 1, null, null, null, null, null]);
  });

  test('has no such columns where no 全省性社会组织 reported', () => {
    const listInputs = LIST.filter((input) => input.kind === 'division');
    const without = mergeSubmissions(js2021Annex2, {
      unit: '320000',
      expected: EXPECTED,
      inputs: listInputs,
      divisions,
    });
    const plain = besideAppendix({ ...base, list: js2021Annex2, listMerge: without, listInputs });
    expect(plain.columns.length).toBe(4);
    expect(plain.notes?.length).toBe(1);
  });
});

test('all sheets that go with a merge stand in their order', () => {
  const names = (merge: typeof listMerge) =>
    mergeAppendices({ ...report, merge, annex: js2021Annex2 }).map((appendix) => appendix.title);
  expect(names(listMerge)).toEqual(['报送情况', '来源']);
  const duplicates = [{ kind: 'sameProject', records: [0, 1], names: ['助学'] }] as const;
  expect(names({ ...listMerge, duplicates })).toEqual(['报送情况', '可能重复', '来源']);
});

test.each([
  ['2021-10-19T16:30:00Z', '2021-10-20 00:30'],
  ['2021-10-20T00:00:00+08:00', '2021-10-20 00:00'],
  ['yesterday', 'yesterday'],
])('%s is %s in Beijing', (iso, text) => {
  expect(beijingTime(iso)).toBe(text);
});
