import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createDesk, type Desk } from '../../../addin/page/reader/desk.ts';
import type { OrderName, Orders, SheetEdit } from '../../../addin/page/reader/protocol.ts';
import { CATALOGUE } from '../../../shared/annex/catalogue/index.ts';
import { parseA1 } from '../../../shared/grid/address.ts';
import { valueAt } from '../../../shared/grid/grid.ts';
import { inspectWorkbook } from '../../../shared/inspect/inspect.ts';
import { nationalDivisions } from '../../../shared/regions/tree.ts';
import { readWorkbook } from '../../../shared/workbook/read.ts';

const FIXTURES = path.resolve(import.meta.dirname, '../../fixtures');
const bytesOf = (file: string) => new Uint8Array(readFileSync(path.join(FIXTURES, file)));
const GANSU = { code: '620000', name: '甘肃省民政厅', area: '620000' };

async function ask<N extends OrderName>(desk: Desk, name: N, order: Orders[N]['ask']): Promise<Orders[N]['answer']> {
  return (await desk.carryOut(name, order, () => {})) as Orders[N]['answer'];
}

async function opened(file: string, unit = GANSU) {
  const desk = createDesk();
  const answer = await ask(desk, 'open', { name: file, bytes: bytesOf(file), unit, locale: 'zh-CN' });
  if (!answer.ok) throw new Error(answer.message);
  return { desk, ...answer.value };
}

function editAt(cell: string, value: SheetEdit['value'], sheet = 0): SheetEdit {
  const at = parseA1(cell);
  if (!at) throw new Error(cell);
  return { sheet, ...at, value };
}

describe('the reading thread', () => {
  it('gives the very verdict of the core, in sentences', async () => {
    const { sheets } = await opened('a2-gansu-messy.xlsx');
    const read = readWorkbook(bytesOf('a2-gansu-messy.xlsx'));
    if (!read.ok) throw new Error('fixture');
    const context = { divisions: nationalDivisions(), catalogue: CATALOGUE, unit: GANSU };
    const [inspection] = inspectWorkbook(read.value.grids, context);
    expect(sheets[0]?.findings.map(({ issue }) => issue)).toEqual(inspection?.issues);
    expect(sheets[0]?.findings.every(({ message }) => /[一-鿿]/.test(message))).toBe(true);
    expect(new Set(sheets[0]?.findings.map(({ key }) => key)).size).toBe(sheets[0]?.findings.length);
  });

  it('knows the header that stays in view: one row of a list, two of a matrix, none of a form', async () => {
    expect((await opened('a2-gansu-messy.xlsx')).sheets[0]?.header).toEqual({ top: 5, bottom: 5 });
    const matrix = (await opened('js1-xuzhou-clean.xlsx')).sheets[0];
    expect((matrix?.header?.bottom ?? 0) - (matrix?.header?.top ?? 0)).toBe(1);
    expect((await opened('js3-suzhou-clean.xlsx')).sheets[0]?.header).toBeNull();
  });

  it('follows an edit with its findings, and back again', async () => {
    const { desk, sheets } = await opened('a2-gansu-messy.xlsx');
    const codes = (list: (typeof sheets)[0]['findings'] | undefined) =>
      (list ?? []).filter(({ issue }) => issue.cell === 'F10').map(({ issue }) => issue.code);
    const before = codes(sheets[0]?.findings);
    const [fixed] = await ask(desk, 'edit', { edits: [editAt('F10', 150)] });
    expect(codes(fixed?.findings)).toEqual([]);
    const [back] = await ask(desk, 'edit', { edits: [editAt('F10', '200-300')] });
    expect(codes(back?.findings)).toEqual(before);
  });

  it('judges both tables again when one of two is edited', async () => {
    const unit = { code: '320400', name: '常州市民政局', area: '320400' };
    const { desk, sheets } = await opened('js-changzhou-two-annexes.xlsx', unit);
    const list = sheets.find(({ annex }) => annex === 'js2021-annex2');
    const column = Object.entries(list?.fields ?? {}).find(([, field]) => field === 'fundsWan')?.[0];
    const row = (list?.header?.bottom ?? 0) + 1;
    const edit = { sheet: list?.source ?? 0, row, column: Number(column), value: 8888 };
    const after = await ask(desk, 'edit', { edits: [edit] });
    const matrix = after.find(({ index }) => sheets[index]?.annex === 'js2021-annex1');
    expect(matrix?.findings.some(({ issue }) => issue.code.startsWith('crossAnnex.'))).toBe(true);
  });

  it('speaks the other language when asked', async () => {
    const { desk, sheets } = await opened('a2-gansu-messy.xlsx');
    const [english] = await ask(desk, 'describe', { locale: 'en' });
    expect(english?.findings.map(({ issue }) => issue)).toEqual(sheets[0]?.findings.map(({ issue }) => issue));
    expect(english?.findings[0]?.message).not.toBe(sheets[0]?.findings[0]?.message);
  });

  it('gives content with the hash of the receipt, whatever the order of its edits', async () => {
    const content = async (...edits: SheetEdit[]) => {
      const { desk } = await opened('a2-gansu-clean.xlsx');
      for (const edit of edits) await ask(desk, 'edit', { edits: [edit] });
      return ask(desk, 'content', { sheets: [0], notice: 'mca2021', unit: '620000' });
    };
    const a = editAt('F6', 11);
    const b = editAt('F7', 12);
    expect((await content(a, b)).hash).toBe((await content(b, a)).hash);
    expect((await content(a)).hash).not.toBe((await content(b)).hash);
    expect((await content()).records).toHaveLength(12);
  });

  it('gives the records of several sheets of one annex as one content', async () => {
    const unit = { code: '320300', name: '徐州市民政局', area: '320300' };
    const { desk, sheets } = await opened('js2-xuzhou-clean.xlsx', unit);
    const single = await ask(desk, 'content', { sheets: [0], notice: 'js2021', unit: '320300' });
    const twice = await ask(desk, 'content', { sheets: [0, 0], notice: 'js2021', unit: '320300' });
    expect(single.records).toHaveLength(sheets[0]?.records ?? -1);
    expect(twice.records).toHaveLength(2 * single.records.length);
    expect(twice.header).toEqual(single.header);
  });

  it('saves the officer’s own workbook with nothing but the edits changed', async () => {
    const { desk } = await opened('a2-gansu-messy.xlsx');
    const untouched = await ask(desk, 'save', { edits: [] });
    expect(untouched.bytes).toEqual(bytesOf('a2-gansu-messy.xlsx'));
    const saved = await ask(desk, 'save', { edits: [editAt('F10', 150), editAt('H14', '13812345678')] });
    const read = readWorkbook(saved.bytes);
    const original = readWorkbook(bytesOf('a2-gansu-messy.xlsx'));
    if (!read.ok || !original.ok) throw new Error('not readable');
    const [grid] = read.value.grids;
    const [old] = original.value.grids;
    if (!grid || !old) throw new Error('no sheet');
    expect(valueAt(grid, 10, 6)).toBe(150);
    expect(valueAt(grid, 14, 8)).toBe('13812345678');
    const differing = old.rows.flatMap((row, r) =>
      row.flatMap((value, c) =>
        JSON.stringify(value) === JSON.stringify(valueAt(grid, r + 1, c + 1)) ? [] : [`${r + 1}:${c + 1}`],
      ),
    );
    expect(differing).toEqual(['10:6', '14:8']);
  });

  it('saves an .xls in the official layout as .xlsx', async () => {
    const unit = { code: '320200', name: '无锡市民政局', area: '320200' };
    const { desk, sheets } = await opened('js2-wuxi-messy.xls', unit);
    const saved = await ask(desk, 'save', { edits: [] });
    expect(saved.name).toMatch(/\.xlsx$/);
    const read = readWorkbook(saved.bytes);
    if (!read.ok) throw new Error('not readable');
    const context = { divisions: nationalDivisions(), catalogue: CATALOGUE, unit };
    const [inspection] = inspectWorkbook(read.value.grids, context);
    expect(inspection?.annex).toBe('js2021-annex2');
    expect(inspection?.records).toHaveLength(sheets[0]?.records ?? -1);
  });

  it('says of a file it can’t read what it is and what to do', async () => {
    const desk = createDesk();
    const order = { name: 'a.xlsx', bytes: new TextEncoder().encode('hello'), unit: GANSU, locale: 'zh-CN' as const };
    const answer = await ask(desk, 'open', order);
    expect(answer).toMatchObject({ ok: false, code: 'workbook.notWorkbook' });
  });
});
