import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { Comparison } from '../../../shared/api/contracts/comparison.ts';
import type { SubmissionInput, SubmissionJson } from '../../../shared/api/contracts/submission.ts';
import type { AnnexRecord } from '../../../shared/record/record.ts';
import { compareRecords } from '../../../shared/versions/compare-records.ts';
import { readWorkbook } from '../../../shared/workbook/read.ts';
import { Checker } from '../reader/checker.ts';
import { joined } from '../reader/join.ts';
import { carriedOf } from './carried.ts';

const UNIT = { code: '320300', name: '徐州市民政局', area: '320300' };
type Records = readonly AnnexRecord[];

const recordOf = (values: AnnexRecord['values'], more: Partial<AnnexRecord> = {}): AnnexRecord => {
  return { row: null, values, source: {}, extra: {}, ...more };
};
const project = (name: string, fundsWan = 3): AnnexRecord =>
  recordOf({
    ...{ orgName: '徐州公益协会', projectName: name, projectNature: '教育帮扶', fundsWan },
    ...{ region: { code: '320382', name: '江苏省徐州市邳州市' }, staffCount: 5, beneficiaryCount: 40 },
  });

/** What I hand in on top of `base` while a colleague has made `theirs` of it. */
function conflict(annex: string, base: Records, theirs: Records, mine: Records, input: Partial<SubmissionInput> = {}) {
  const definition = annexById(annex);
  if (!definition) throw new Error(`no annex ${annex}`);
  const since = { ...compareRecords(definition, base, theirs), more: 0 } as unknown as Comparison;
  const header = { reportingUnit: UNIT.name, contactName: '张三', contactPhone: '0516-83735010' };
  const submission = { annex, header, records: theirs, answers: [], version: 2 } as unknown as SubmissionJson;
  const sent = { notice: 'js2021', annex, records: mine, ...input } as unknown as SubmissionInput;
  const parcel = { annexTitle: '', input: sent, hash: '', name: '', revision: undefined };
  return { theirs: submission, since, parcel };
}

/** The records of the workbook that I would go on with. */
async function readBack(stale: ReturnType<typeof conflict>): Promise<Records> {
  const carried = carriedOf(stale);
  const bytes = carried && (await joined({ submission: carried.submission, unit: UNIT }));
  if (!bytes) throw new Error('not joined');
  const read = readWorkbook(bytes);
  if (!read.ok) throw new Error(read.error.code);
  const { inspections } = new Checker(read.value.grids, UNIT);
  return inspections.filter(({ annex }) => annex === stale.theirs.annex).flatMap(({ records }) => records);
}

const namesOf = (records: Records, key: string) => records.map(({ values }) => values[key]).sort();

describe('rows that I alone have added, taken onto a colleague’s version', () => {
  it('stand there once each, and none of theirs is lost, whatever both of us added', async () => {
    const some = fc.integer({ min: 0, max: 12 });
    const named = (who: string, count: number) => Array.from({ length: count }, (_, i) => project(`${who}${i}号项目`));
    await fc.assert(
      fc.asyncProperty(some, some, some, async (before, theirs, mine) => {
        const base = named('原有', before);
        const [left, right] = [
          [...base, ...named('同事', theirs)],
          [...base, ...named('我的', mine)],
        ];
        const stale = conflict('js2021-annex2', base, left, right);
        expect(carriedOf(stale)?.rows).toBe(mine);
        fc.pre(left.length + mine > 0);
        const all = await readBack(stale);
        expect(namesOf(all, 'projectName')).toEqual(namesOf([...left, ...named('我的', mine)], 'projectName'));
      }),
      { numRuns: 12 },
    );
  });

  it('of a table with groups stand in their own rows', async () => {
    const row = (regionGroup: string, region: string, orgsTotal: number) =>
      recordOf({ regionGroup, region, orgsTotal, orgsCity: 0 });
    const base = [row('省外', '陕西省', 1)];
    const left = [...base, row('省外', '青海省', 2)];
    const right = [...base, row('省外', '新疆克州', 3), row('省内', '丰县', 4)];
    const all = await readBack(conflict('js2021-annex1', base, left, right));
    expect(all.map(({ values }) => [values.region, values.orgsTotal])).toEqual([
      ['新疆克州', 3],
      ['陕西省', 1],
      ['青海省', 2],
      ['丰县', 4],
    ]);
  });

  it('bring what was typed and answered along', () => {
    const extra = { 备注: '两年合计' };
    const own = { ...project('助老'), source: { fundsWan: '3万元（两年）' }, extra };
    const answers = [
      { record: 1, field: 'fundsWan', code: 'money.note', reason: '两年' },
      { record: 0, field: 'fundsWan', code: 'money.high', reason: '不带' },
    ];
    const base = [project('助学')];
    const carried = carriedOf(conflict('js2021-annex2', base, [...base, project('引水')], [...base, own], { answers }));
    expect(carried?.submission.records.at(-1)).toMatchObject({ extra });
    expect(carried?.cells).toEqual([{ key: '2/fundsWan', record: 2, field: 'fundsWan', value: '3万元（两年）' }]);
    expect(carried?.submission.answers).toEqual([{ record: 2, field: 'fundsWan', code: 'money.note', reason: '两年' }]);
  });

  it('are not those that the colleague took out, nor those that both of us put in', () => {
    const base = [project('助学'), project('助老')];
    const removed = conflict('js2021-annex2', base, [project('助学')], base);
    expect(carriedOf(removed)).toMatchObject({ rows: 0, cells: [] });
    expect(carriedOf(removed)?.submission).toBe(removed.theirs);
    const both = conflict('js2021-annex2', [], [project('助学', 3)], [project('助学', 4)]);
    expect(carriedOf(both)).toMatchObject({ rows: 0, cells: [] });
  });

  it('are nobody’s where what they changed is not known, or not all of it', () => {
    const stale = conflict('js2021-annex2', [], [project('助学')], [project('助老')]);
    expect(carriedOf({ ...stale, since: null })?.rows).toBe(0);
    expect(carriedOf({ ...stale, since: { ...stale.since, more: 3 } })?.rows).toBe(0);
  });
});
