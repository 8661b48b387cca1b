/** A demand list (mca2021-annex2) of any length, as a Grid and as records: the same rows for every contender. */
import { annexById } from '../../shared/annex/catalogue/index.ts';
import { type CellValue, type Grid, gridOf } from '../../shared/grid/grid.ts';
import type { FieldValue } from '../../shared/record/record.ts';

const PLACES = [
  ['621123', '甘肃省定西市渭源县'],
  ['622926', '甘肃省临夏回族自治州东乡族自治县'],
  ['621022', '甘肃省庆阳市环县'],
  ['620982', '甘肃省酒泉市敦煌市'],
  ['623025', '甘肃省甘南藏族自治州玛曲县'],
] as const;
const CATEGORIES = ['产业帮扶', '教育帮扶', '医疗帮扶', '志愿帮扶', '消费帮扶', '其他'];

export const demandAnnex = (() => {
  const annex = annexById('mca2021-annex2');
  if (!annex) throw new Error('the catalogue has lost mca2021-annex2');
  return annex;
})();

function pick<T>(items: readonly T[], i: number): T {
  return items[i % items.length] as T;
}

/** The eight cells of row `i` (0-based). */
export function demandCells(i: number): (string | number)[] {
  return [
    i + 1,
    `第${i + 1}批乡村小学图书室项目`,
    pick(CATEGORIES, i),
    pick(PLACES, i)[1],
    `为第${i + 1}所乡村小学建设图书室，配备图书与阅读角，计划覆盖${(i % 50) + 1}个行政村。`,
    ((i * 37) % 20_000) / 100,
    pick(['李桂', '徐娜玉', '张英', '王桂娜', '何建'], i),
    `139${String(10_000_000 + (i % 89_999_999)).slice(0, 8)}`,
  ];
}

export function demandGrid(rows: number): Grid {
  const cells: CellValue[][] = [
    ['附件 2'],
    [demandAnnex.title],
    [demandAnnex.scope.quote ?? ''],
    ['单位：甘肃省民政厅 (公 章)'],
    demandAnnex.fields.map((field) => field.label),
  ];
  for (let i = 0; i < rows; i++) cells.push(demandCells(i));
  return gridOf('Sheet1', cells);
}

export function demandRecords(rows: number): { values: Record<string, FieldValue> }[] {
  return Array.from({ length: rows }, (_, i) => {
    const [, projectName, aidCategory, , summary, fundsWan, contactName, contactMobile] = demandCells(i) as [
      number,
      string,
      string,
      string,
      string,
      number,
      string,
      string,
    ];
    const [code, name] = pick(PLACES, i);
    return {
      values: {
        projectName,
        aidCategory,
        implementPlace: { code, name },
        summary,
        fundsWan,
        contactName,
        contactMobile,
      },
    };
  });
}
