import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../shared/annex/catalogue/index.ts';
import { inspectWorkbook } from '../../shared/inspect/inspect.ts';
import type { SheetInspection } from '../../shared/inspect/inspection.ts';
import { isBlocking } from '../../shared/issue/issue.ts';
import { nationalDivisions } from '../../shared/regions/tree.ts';
import { readWorkbook } from '../../shared/workbook/read.ts';
import { type GenerateRequest, generateBook, generateWorkbook, type Truth } from '../generate/generate-workbook.ts';

const divisions = nationalDivisions();
const XUZHOU = { code: '320300', name: '徐州市民政局' };
const UNITS: Readonly<Record<string, { code: string; name: string }>> = {
  'js2021-annex1': XUZHOU,
  'js2021-annex2': XUZHOU,
  'mca2021-annex2': { code: '622926', name: '东乡族自治县民政局' },
  'mca2021-annex3': { code: '320000', name: '江苏省民政厅' },
};

function inspect(bytes: Uint8Array): SheetInspection[] {
  const book = readWorkbook(bytes);
  if (!book.ok) throw new Error(book.error.code);
  return inspectWorkbook(book.value.grids, { divisions, catalogue: CATALOGUE });
}

function expectTruth(sheet: SheetInspection | undefined, truth: Truth): void {
  expect(sheet?.annex).toBe(truth.annex);
  expect(sheet?.unit).toBe(truth.unitName);
  // A 序号 is written anew by whoever merges: what is read of it is no matter.
  const values = (list: readonly { values: object }[] = []) => list.map((r) => ({ ...r.values, seq: null }));
  expect(values(sheet?.records)).toEqual(values(truth.records));
  const asked = (sheet?.issues ?? []).filter((issue) => issue.record !== null && isBlocking(issue));
  const open = truth.records.flatMap(({ open: fields }, i) => Object.keys(fields).map((field) => `${i} ${field}`));
  expect([...new Set(asked.map((issue) => `${issue.record} ${issue.field}`))].sort()).toEqual(open.sort());
}

describe('a generated workbook', () => {
  const annexes = Object.entries(UNITS).map(([annex, unit]) => ({ annex, unit, rows: 25 }));

  test.each(annexes)('of $annex is read as it was meant, with nothing to ask', async ({ annex, unit, rows }) => {
    const { bytes, truth } = await generateWorkbook({ annex, unit, rows, seed: 1 });
    expectTruth(inspect(bytes)[0], truth);
  });

  const messy = annexes.flatMap((request) => [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => ({ ...request, seed })));
  test.each(messy)('of $annex, messy with seed $seed, is read as it was meant', async (request) => {
    const { bytes, truth } = await generateWorkbook({ ...request, mess: 'some', questions: 3 });
    expect(truth.mess.length).toBeGreaterThan(5);
    expectTruth(inspect(bytes)[0], truth);
  });

  test.each([
    { annex: 'js2021-annex2', unit: { code: 'cszh', name: '江苏省慈善总会' }, rows: 9 },
    { annex: 'mca2021-annex1', unit: { code: '620000', name: '甘肃省民政厅' }, rows: 1 },
  ])('of $annex from $unit.name is read as it was meant', async (request) => {
    const { bytes, truth } = await generateWorkbook({ ...request, seed: 3 });
    expectTruth(inspect(bytes)[0], truth);
  });

  test('of a form is the official blank filled in', async () => {
    const unit = { code: 'cszh', name: '江苏省慈善总会' };
    const { bytes, truth } = await generateWorkbook({ annex: 'js2021-annex3-form', unit, rows: 1, seed: 3 });
    const [sheet] = inspect(bytes);
    expect(sheet?.records[0]?.values).toEqual(truth.records[0]?.values);
    expect(sheet?.issues.filter(isBlocking)).toEqual([]);
  });

  test('is the same, byte for byte, for the same seed, and another for another', async () => {
    const request: GenerateRequest = { annex: 'js2021-annex2', unit: XUZHOU, rows: 10, seed: 7, mess: 'some' };
    const [a, b, c] = [
      await generateWorkbook(request),
      await generateWorkbook(request),
      await generateWorkbook({ ...request, seed: 8 }),
    ];
    expect(Buffer.from(a.bytes).equals(Buffer.from(b.bytes))).toBe(true);
    expect(c.truth.records).not.toEqual(a.truth.records);
  });
});

test.each(divisions.children('320000').map((d) => d.code))('附件1 and 附件2 of %s agree in every row', async (code) => {
  const unit = { code, name: `${divisions.get(code)?.name}民政局` };
  const requests = ['js2021-annex1', 'js2021-annex2'].map((annex) => ({ annex, unit, rows: 30, seed: 2021 }));
  const { bytes } = await generateBook(requests);
  const issues = inspect(bytes).flatMap((sheet) => sheet.issues);
  expect(issues.filter((issue) => issue.severity !== 'info')).toEqual([]);
});
