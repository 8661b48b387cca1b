import { describe, expect, it } from 'vitest';
import { annexById } from '../../shared/annex/catalogue/index.ts';
import type { AnnexDefinition } from '../../shared/annex/definition.ts';
import { recordGrid } from './record-grid.ts';

const annex = (id: string) => annexById(id) as AnnexDefinition;

describe('records shown as a sheet', () => {
  it('puts the title over the columns of the annex and numbers the rows', () => {
    const records = [{ values: { projectName: '甲' } }, { values: { projectName: '乙', fundsWan: 20.5 } }];
    const { grid, first, header } = recordGrid(annex('mca2021-annex2'), records);
    expect(grid.rows[0]).toEqual(['社会组织援藏援疆项目需求清单省级汇总表']);
    expect(header).toEqual({ top: 2, bottom: 2 });
    expect(grid.rows[first - 1]?.slice(0, 2)).toEqual([1, '甲']);
    expect(grid.rows[first]?.[5]).toBe(20.5);
  });

  it('shows what is absent as blank, never as 0', () => {
    const { grid, first } = recordGrid(annex('mca2021-annex2'), [{ values: {} }]);
    expect(grid.rows[first - 1]?.slice(1)).toEqual([null, null, null, null, null, null, null]);
  });

  it('gives a table with groups a header of two rows, merged as printed', () => {
    const { grid, header } = recordGrid(annex('js2021-annex1'), []);
    expect(header).toEqual({ top: 2, bottom: 3 });
    expect(grid.rows[1]?.[2]).toBe('参与社会组织数');
    expect(grid.rows[2]?.slice(2, 4)).toEqual(['总数', '其中：市本级']);
    expect(grid.merges).toContainEqual({ top: 2, bottom: 2, left: 3, right: 4 });
  });

  it('keeps columns the annex does not have, at the end', () => {
    const { grid } = recordGrid(annex('mca2021-annex2'), [{ values: {}, extra: { 备注: '加急' } }]);
    expect(grid.rows[1]?.at(-1)).toBe('备注');
    expect(grid.rows[2]?.at(-1)).toBe('加急');
  });

  it('writes places, dates and contacts as people do', () => {
    const values = {
      implementPlace: { code: '622926', name: '甘肃省临夏回族自治州东乡族自治县', detail: '布楞沟村' },
      period: { start: '2021-03', end: null },
      contact: { name: '王芳', phone: '13812345678' },
    };
    const { grid } = recordGrid(annex('js2021-annex3-form'), [{ values }]);
    expect(grid.rows[2]).toContain('甘肃省临夏回族自治州东乡族自治县布楞沟村');
    expect(grid.rows[2]).toContain('2021年3月至今');
    expect(grid.rows[2]).toContain('王芳 13812345678');
  });
});
