import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blankOf } from '../../shared/annex/blank.ts';
import { CATALOGUE } from '../../shared/annex/catalogue/index.ts';
import { closeBrowser } from '../excel-host/driver/browser.ts';
import type { OpenExcel } from '../excel-host/driver/open-excel.ts';
import type { ApiLevel } from '../excel-host/driver/sets.ts';
import { fixture } from '../fixtures/fixture.ts';
import { checkingOnly, enable } from './pane-hands.ts';
import { type BuiltPane, buildPane } from './pane-site.ts';

let pane: BuiltPane;

beforeAll(async () => {
  pane = await buildPane();
});
afterAll(async () => {
  await closeBrowser();
  pane?.remove();
});

async function partsOf(one: OpenExcel): Promise<Record<string, string>> {
  const parts = unzipSync(new Uint8Array(await one.saveAs()));
  return Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

const STYLES = 'xl/styles.xml';

/**
 * The looks of cells, which sheets name by number, and all else of the style sheet. The host drops no look that has
 * been in use (text format), so some that no cell names any more may stand behind the issued ones.
 */
function stylesOf(parts: Record<string, string>): { readonly cells: string[]; readonly rest: string } {
  const list = /<cellXfs\b.*?<\/cellXfs>/su.exec(parts[STYLES] ?? '')?.[0] ?? '';
  expect(list).not.toBe('');
  return {
    cells: list.match(/<xf\b(?:[^>]*\/>|.*?<\/xf>)/gsu) ?? [],
    rest: (parts[STYLES] ?? '').replace(list, ''),
  };
}

const LEVELS: readonly ApiLevel[] = ['1.14', 'latest'];

describe('an annex enabled and then disabled', () => {
  it.each(LEVELS.flatMap((level) => CATALOGUE.map(({ id }) => [id, level] as const)))(
    'saves %s as it was before, at ExcelApi %s',
    async (annexId, apiLevel) => {
      const one = await checkingOnly(pane, blankOf(annexId), apiLevel);
      const before = await partsOf(one);
      await enable(one);
      expect(Object.keys(await partsOf(one)).length).toBeGreaterThan(Object.keys(before).length);
      await one.pane.locator('.menu summary').click();
      await one.pane.locator('.menu-item.disable').click();
      await one.pane.getByText(/恢复原样/).waitFor();
      const after = await partsOf(one);
      const [styles, now] = [stylesOf(before), stylesOf(after)];
      expect(now.cells.slice(0, styles.cells.length)).toEqual(styles.cells);
      expect(now.rest).toBe(styles.rest);
      expect({ ...after, [STYLES]: '' }).toEqual({ ...before, [STYLES]: '' });
      await one.close();
    },
  );

  it('leaves nothing of a workbook with two, one of which was renamed and the other deleted meanwhile', async () => {
    const one = await checkingOnly(pane, fixture('js-changzhou-two-annexes.xlsx'), '1.14');
    const before = (await one.counters()).roundTrips;
    await enable(one, /已启用校验：2/);
    expect((await one.counters()).roundTrips - before).toBeLessThanOrEqual(5);
    await one.pane.getByText('附件2!A6').first().waitFor();
    await one.renameSheet('附件1', "常州 '21");
    await one.deleteSheet('附件2');
    // The findings across both annexes go with the sheet, at once.
    await one.pane.getByText('附件2!A6').first().waitFor({ state: 'detached' });
    await one.pane.locator('.menu summary').click();
    await one.pane.locator('.menu-item.disable').click();
    await one.pane.getByText(/恢复原样/).waitFor();
    const left = await one.look(({ session: { book } }) => ({
      names: book.names.map(({ name }) => name),
      sheets: book.sheets.map(({ name }) => name),
      kept: book.customXml.length + book.settings.size,
      rules: book.sheets.flatMap(({ validations, formats, shapes }) => [...validations, ...formats, ...shapes]),
    }));
    expect(left).toEqual({ names: ['_xlnm.Print_Titles'], sheets: ["常州 '21", '说明'], kept: 0, rules: [] });
    expect(one.errors).toEqual([]);
    await one.close();
  });
});
