import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Appendix } from './appendix.ts';
import { rendered } from './testing/rendered.ts';

/** The last sheet written: the appendix, or the register of several forms. */
function lastSheet(book: Uint8Array): string {
  const parts = unzipSync(book);
  const paths = Object.keys(parts).filter((path) => path.startsWith('xl/worksheets/'));
  return strFromU8(parts[paths.at(-1) ?? ''] ?? new Uint8Array(0));
}

const heightOf = (xml: string, row: number): number =>
  Number(new RegExp(`<row r="${row}"[^>]* ht="([\\d.]+)"`).exec(xml)?.[1] ?? 15);

describe('a plain sheet behind the annex', () => {
  const narrow = (title: string): Appendix => ({ title, columns: [{ label: '单位', width: 30 }], rows: [['甲']] });
  const withTitle = (title: string) => lastSheet(rendered('mca2021-annex2', { appendices: [narrow(title)] }));

  it('has room for all lines of a title that is longer than the table is wide', () => {
    expect(heightOf(withTitle('来源'), 1)).toBe(32);
    // 30 half-width characters hold ten of a title's: 28 of them take three lines of 16 points.
    expect(heightOf(withTitle('附表以外的列 附件2 社会组织援藏援疆项目需求清单'), 1)).toBeGreaterThanOrEqual(3 * 16);
  });
});

describe('the register of several forms', () => {
  const form = (orgName: string, abstract: string) => ({
    values: { orgName, orgType: '基金会', caseTitle: '一粒种子的约定——乡村儿童阅读陪伴计划', abstract },
  });

  it('is narrow enough to be read on A4, its abstracts whole', () => {
    const abstract = '聚焦农村留守儿童、困难老人和残疾人等群体。'.repeat(14);
    const records = ['苏州市慈善基金会', '甲会'].map((name) => form(name, abstract));
    const xml = lastSheet(rendered('js2021-annex3-form', { records }));
    const widths = [...xml.matchAll(/<col\b[^>]* width="(\d+)"/g)].map((match) => Number(match[1]));
    expect(widths).toHaveLength(11);
    // A4 landscape takes 130 half-width characters of 11 points: more than 185 would be below 8 points.
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(185);
    expect(heightOf(xml, 3)).toBeGreaterThan((abstract.length * 2 * 11) / Math.max(...widths));
  });
});
