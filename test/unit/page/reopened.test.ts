import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ownColumns } from '../../../addin/page/officer/handed-in.ts';
import { createDesk } from '../../../addin/page/reader/desk.ts';
import type { Content, Opened } from '../../../addin/page/reader/protocol.ts';
import { blankOf } from '../../../shared/annex/blank.ts';
import { annexById, CATALOGUE } from '../../../shared/annex/catalogue/index.ts';
import { inspectWorkbook } from '../../../shared/inspect/inspect.ts';
import { nationalDivisions } from '../../../shared/regions/tree.ts';
import { renderVersion } from '../../../shared/render/version-book.ts';
import { contentHash } from '../../../shared/submission/content-hash.ts';
import { readWorkbook } from '../../../shared/workbook/read.ts';

const FIXTURES = path.resolve(import.meta.dirname, '../../fixtures');

/** What is handed in of a fixture. */
function reported(file: string, unit: { code: string; name: string; area: string }) {
  const read = readWorkbook(new Uint8Array(readFileSync(path.join(FIXTURES, file))));
  if (!read.ok) throw new Error(file);
  const context = { divisions: nationalDivisions(), catalogue: CATALOGUE, unit };
  const [sheet] = inspectWorkbook(read.value.grids, context);
  const annex = annexById(sheet?.annex ?? '');
  if (!sheet || !annex) throw new Error(file);
  return { annex, header: sheet.header, records: sheet.records };
}

it.each([
  ['a1-xizang-clean.xlsx', '540000', '西藏自治区民政厅'],
  ['a2-gansu-clean.xlsx', '620000', '甘肃省民政厅'],
  ['a2-yunnan-relaid.xlsx', '530000', '云南省民政厅'],
  ['a3-jiangsu-clean.xlsx', '320000', '江苏省民政厅'],
  ['js1-xuzhou-clean.xlsx', '320300', '徐州市民政局'],
  ['js2-xuzhou-clean.xlsx', '320300', '徐州市民政局'],
  ['js3-suzhou-clean.xlsx', '320500', '苏州市民政局'],
])('%s, opened again as the version it was and handed in unchanged, is the same content', async (file, code, name) => {
  const unit = { code, name, area: code };
  const { annex, header, records } = reported(file, unit);
  const unitName = header.reportingUnit || name;
  const bytes = renderVersion({ annex, blank: blankOf(annex.id), unitName, header, records });
  const desk = createDesk();
  const kept = ownColumns({ annex: annex.id, records: records as never }) ?? undefined;
  const order = { name: '第 1 版.xlsx', bytes, unit, locale: 'zh-CN', kept };
  const opened = (await desk.carryOut('open', order, () => {})) as { value: Opened };
  const sheets = opened.value.sheets.filter((sheet) => sheet.annex === annex.id).map(({ index }) => index);
  const content = (await desk.carryOut('content', { sheets, notice: annex.notice, unit: code }, () => {})) as Content;
  expect(content.records.map(({ values, extra }) => ({ values, extra }))).toEqual(
    records.map(({ values, extra }) => ({ values, extra })),
  );
  expect(content.hash).toBe(contentHash({ notice: annex.notice, annex: annex.id, unit: code, header, records }));
});
