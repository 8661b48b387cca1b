import { describe, expect, test } from 'vitest';
import { gridsIn } from '../../test/fixtures/grids.ts';
import { blankOf } from '../annex/blank.ts';
import { annexById } from '../annex/catalogue/index.ts';
import type { AnnexDefinition } from '../annex/definition.ts';
import { valueAt } from '../grid/grid.ts';
import { inspectWorkbook } from '../inspect/inspect.ts';
import { nationalDivisions } from '../regions/tree.ts';
import { WorkbookPackage } from './package.ts';
import { type BookAnnex, renderBook } from './render-book.ts';

function annexOf(id: string, records: BookAnnex['input']['records'], tab?: string): BookAnnex {
  const annex = annexById(id) as AnnexDefinition;
  return {
    tab: tab ?? annex.code,
    input: { annex, blank: blankOf(id), unitName: '江苏省民政厅', header: {}, records },
  };
}

const project = (i: number) => ({
  values: { orgName: `甲${i}`, projectName: '助学', region: { code: '610000', name: '陕西省' }, fundsWan: 18.04 },
});
const rows = Array.from({ length: 30 }, (_, i) => project(i));
const matrix = [{ values: { regionGroup: '省外', region: '陕西省', orgsTotal: 7, fundsWanTotal: 22.21 } }];
const appendix = {
  title: '报送情况',
  columns: [{ label: '单位', width: 20 }],
  rows: [['无锡市']],
  notes: ['应报13家'],
};

describe('several annexes in one workbook', () => {
  const bytes = renderBook([annexOf('js2021-annex1', matrix), annexOf('js2021-annex2', rows)], [appendix]);

  test('stand in their order, the appendices behind them', () => {
    expect(gridsIn(bytes).map((grid) => grid.sheet)).toEqual(['附件1', '附件2', '报送情况']);
  });

  test('are read again as what they are', () => {
    const context = {
      divisions: nationalDivisions(),
      catalogue: [annexById('js2021-annex1'), annexById('js2021-annex2')],
    };
    const [first, second] = inspectWorkbook(gridsIn(bytes), context as never);
    expect(first?.records.map((r) => r.values)).toMatchObject([
      { region: '陕西省', orgsTotal: 7, fundsWanTotal: 22.21 },
    ]);
    expect(second?.records.length).toBe(30);
    expect(second?.unit).toBe('江苏省民政厅');
  });

  test('keep merges, print titles and a style for every cell', () => {
    const book = new WorkbookPackage(bytes);
    const workbook = book.text(book.workbookPath);
    expect(workbook).toContain('<definedName name="_xlnm.Print_Titles" localSheetId="1">\'附件2\'!$4:$4</definedName>');
    expect(gridsIn(bytes)[1]?.merges).toContainEqual({ top: 2, left: 1, bottom: 2, right: 7 });
    const styles = book.text('xl/styles.xml');
    const count = Number(/<cellXfs[^>]*count="(\d+)"/.exec(styles)?.[1]);
    const sheet = book.text(book.sheets()[1]?.path ?? '');
    const used = [...sheet.matchAll(/\ss="(\d+)"/g)].map(([, number]) => Number(number));
    expect(used.length).toBeGreaterThan(100);
    expect(Math.max(...used)).toBeLessThan(count);
    expect(styles.match(/<cellXfs[\s\S]*<\/cellXfs>/)?.[0].match(/<xf\s/g)?.length).toBe(count);
  });

  test('of one code get tabs of different names', () => {
    const two = renderBook([annexOf('mca2021-annex2', [], '附件2'), annexOf('js2021-annex2', [], '附件2')], []);
    expect(gridsIn(two).map((grid) => grid.sheet)).toEqual(['附件2', '附件2 2']);
  });

  test('several forms bring their register and a sheet each', () => {
    const forms = [{ values: { orgName: '甲' } }, { values: { orgName: '乙' } }];
    const three = renderBook([annexOf('js2021-annex2', rows), annexOf('js2021-annex3-form', forms)], [appendix]);
    const names = gridsIn(three).map((grid) => grid.sheet);
    expect(names.length).toBe(5);
    expect(names.at(0)).toBe('附件2');
    expect(names.at(-1)).toBe('报送情况');
    expect(valueAt(gridsIn(three)[4] as never, 3, 1)).toBe('无锡市');
  });

  test('columns of the officers’ own stand behind all annexes and appendices', () => {
    const extra = [{ ...project(1), extra: { 备注: '已完成' } }];
    const book = renderBook([annexOf('js2021-annex2', extra), annexOf('js2021-annex1', matrix)], [appendix]);
    const grids = gridsIn(book);
    expect(grids.map((grid) => grid.sheet)).toEqual(['附件2', '附件1', '报送情况', '附表以外的列 附件2']);
    expect(JSON.stringify(grids[3]?.rows)).toContain('已完成');
  });

  test('one alone is a workbook too', () => {
    expect(gridsIn(renderBook([annexOf('js2021-annex1', matrix)], [])).map((grid) => grid.sheet)).toEqual(['附件1']);
  });
});
