/**
 * Annexes that are rosters of official contacts, to be published unmasked by the notice's own order: 联络员 are named so
 * that organisations can reach them (seed 000, 附件1 省级联络员表).
 */
export const ROSTERS: ReadonlySet<string> = new Set(['mca2021-annex1']);
