import { describe, expect, it } from 'vitest';
import { blankOf } from '../annex/blank.ts';
import { CATALOGUE } from '../annex/catalogue/index.ts';
import type { AnnexDefinition } from '../annex/definition.ts';
import { inspectWorkbook } from '../inspect/inspect.ts';
import { nationalDivisions } from '../regions/tree.ts';
import { readWorkbook } from '../workbook/read.ts';
import { renderVersion } from './version-book.ts';

const LISTS = CATALOGUE.filter(({ layout }) => layout === 'list').map((annex) => [annex.id, annex] as const);
const NAMES = ['丰县助学项目', '沛县助老项目', '睢宁助残项目', '邳州助医项目', '新沂助困项目'];

function versionOf(annex: AnnexDefinition, extras: readonly Record<string, string>[]) {
  const text = annex.fields.find(({ type, generated }) => type === 'text' && !generated)?.key ?? '';
  const records = extras.map((extra, i) => ({ values: { [text]: NAMES[i] ?? '' }, extra }));
  const bytes = renderVersion({ annex, blank: blankOf(annex.id), unitName: '徐州市民政局', header: {}, records });
  const read = readWorkbook(bytes);
  if (!read.ok) throw new Error(read.error.code);
  const context = { divisions: nationalDivisions(), catalogue: CATALOGUE };
  return { sheets: read.value.grids.map(({ sheet }) => sheet), read: inspectWorkbook(read.value.grids, context)[0] };
}

describe.each(LISTS)('a version of %s', (_, annex) => {
  it('has the columns of its unit beside the table, more rows than the blank has or not, and reads as it was', () => {
    const extras = [{ 备注: '续办', 经办人: '王芳' }, {}, { 备注: '新办' }, { 经办人: '李静' }, { 备注: '合办' }];
    const { read, sheets } = versionOf(annex, extras);
    expect(read?.annex).toBe(annex.id);
    expect(read?.records.map(({ extra }) => extra)).toEqual(extras);
    expect(sheets).toHaveLength(1);
  });

  it('has nothing beside the table where there was nothing', () => {
    const { read } = versionOf(annex, [{}, {}]);
    expect(read?.unmapped).toEqual([]);
  });
});
