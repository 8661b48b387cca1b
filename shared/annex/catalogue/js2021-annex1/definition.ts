import type { AnnexDefinition, FieldDefinition } from '../../definition.ts';
import { FOCUS_AREAS } from '../jiangsu.ts';

/** 总数 and 其中：市本级 of one group of columns. */
function pair(stem: string, group: string, type: 'count' | 'money', aliases: string[] = []): FieldDefinition[] {
  return [
    { key: `${stem}Total`, label: '总数', path: [group, '总数'], aliases, type, required: 'confirm' },
    { key: `${stem}City`, label: '其中：市本级', path: [group, '其中：市本级'], aliases, type, required: 'confirm' },
  ];
}

const STEMS = ['orgs', 'projects', 'fundsWan', 'staff', 'beneficiaries'];

export const js2021Annex1: AnnexDefinition = {
  id: 'js2021-annex1',
  version: 1,
  code: '附件1',
  title: '2021年社会组织参与乡村振兴情况统计表',
  layout: 'matrix',
  notice: 'js2021',
  year: 2021,
  header: [{ key: 'reportingUnit', label: '单位（盖章）', aliases: ['单位', '填报单位', '报送单位'], required: true }],
  fields: [
    { key: 'regionGroup', label: '帮扶地区', type: 'rowLabel', required: 'no' },
    { key: 'region', label: '帮扶地区', type: 'rowLabel', required: 'no' },
    ...pair('orgs', '参与社会组织数', 'count', ['社会组织数', '参与组织数']),
    ...pair('projects', '开展帮扶项目数', 'count', ['帮扶项目数', '项目数']),
    ...pair('fundsWan', '投入资金数(万元)', 'money', ['投入资金', '资金数']),
    ...pair('staff', '投入人员数', 'count', ['人员数', '投入人数']),
    ...pair('beneficiaries', '受益人数', 'count', ['受益人次', '受益人员数']),
  ],
  matrix: {
    groupField: 'regionGroup',
    nameField: 'region',
    rows: [
      { group: '省外', name: '新疆克州', code: '653000' },
      { group: '省外', name: '新疆伊犁州', code: '654000' },
      { group: '省外', name: '西藏拉萨市', code: '540100' },
      { group: '省外', name: '陕西省', code: '610000' },
      { group: '省外', name: '青海省', code: '630000' },
      { group: '省外', name: '省外其它地区' },
    ],
    free: [{ group: '省内', within: '320000', suggestions: FOCUS_AREAS }],
  },
  rules: [
    {
      id: 'totalIncludesCounties',
      kind: 'partOfWhole',
      severity: 'error',
      quote: '统计报送总数包括所属县（市、区），同时填报市本级数据',
      options: { pairs: STEMS.map((stem) => ({ whole: `${stem}Total`, part: `${stem}City` })) },
    },
    {
      id: 'zeroConsistency',
      kind: 'zeroConsistency',
      severity: 'warning',
      options: {
        /** A figure above 0 in `when` asks for one above 0 in `needs`; both for totals and for 市本级. */
        pairs: ['Total', 'City'].flatMap((side) => [
          { when: `projects${side}`, needs: `orgs${side}` },
          { when: `fundsWan${side}`, needs: `projects${side}` },
          { when: `staff${side}`, needs: `projects${side}` },
          { when: `beneficiaries${side}`, needs: `projects${side}` },
        ]),
      },
    },
    {
      id: 'crossAnnex2',
      kind: 'crossAnnex',
      severity: 'warning',
      options: {
        annex: 'js2021-annex2',
        place: 'region',
        counts: [{ whole: 'projectsTotal' }],
        sums: [
          { whole: 'fundsWanTotal', of: 'fundsWan' },
          { whole: 'staffTotal', of: 'staffCount' },
          { whole: 'beneficiariesTotal', of: 'beneficiaryCount' },
        ],
        distinct: [{ whole: 'orgsTotal', of: 'orgName' }],
      },
    },
  ],
  notes: [
    '1.本表由各设区市民政局填写，统计报送总数包括所属县（市、区），同时填报市本级数据。',
    '2.社会组织开展的各类帮困、扶老、助残、救孤、助学等公益项目均可计入。',
  ],
  scope: {
    within: '320000',
    levels: ['prefecture'],
    nil: false,
    quote: '本表由各设区市民政局填写',
  },
  deadline: {
    monthDay: '10-20',
    quote:
      '并于10月20日前报送《2021年社会组织参与乡村振兴情况统计表》（附件1）、《2021年社会组织开展乡村振兴项目明细表》（附件2）',
  },
};
