/** The two notices the catalogue serves (seeds 000 and 002). */
export interface NoticeDefinition {
  readonly id: string;
  readonly title: string;
  readonly issuer: string;
  readonly docNo: string | null;
  readonly year: number;
  /** Code of the unit that leads it: the top of its merges. */
  readonly lead: string;
  /** Annex ids, in print order. */
  readonly annexes: readonly string[];
}

export const NOTICES: readonly NoticeDefinition[] = [
  {
    id: 'mca2021',
    title: '关于进一步做好社会组织援藏援疆工作有关事项的通知',
    issuer: '民政部社会组织管理局',
    docNo: null,
    year: 2021,
    lead: '100000',
    annexes: ['mca2021-annex1', 'mca2021-annex2', 'mca2021-annex3'],
  },
  {
    id: 'js2021',
    title: '关于动员社会组织助力巩固脱贫攻坚成果 接续参与乡村振兴的通知',
    issuer: '江苏省民政厅',
    docNo: '苏社管〔2021〕14号',
    year: 2021,
    lead: '320000',
    annexes: ['js2021-annex1', 'js2021-annex2', 'js2021-annex3-form'],
  },
];
