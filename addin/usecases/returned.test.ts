import { expect, it } from 'vitest';
import { js2021Annex2 } from '../../shared/annex/catalogue/js2021-annex2/definition.ts';
import { js2021Annex3Form } from '../../shared/annex/catalogue/js2021-annex3-form/definition.ts';
import { createClient } from '../../shared/api/client.ts';
import type { Decision } from '../../shared/api/contracts/review.ts';
import type { SubmissionJson } from '../../shared/api/contracts/submission.ts';
import { placesOf, repliesFor, returnedOf, standingOf, unanswered } from './returned.ts';
import { columnsOf, type SheetAtHand } from './sheet-at-hand.ts';

const project = (projectName: string, row: number, fundsWan = 20) => {
  return { row, values: { orgName: `${projectName}协会`, projectName, fundsWan }, source: {}, extra: {} };
};
const COLUMNS = [
  { field: 'projectName', cell: 'C4', label: '项目名称' },
  { field: 'fundsWan', cell: 'F4', label: '投入资金' },
];
const sheet = (records: SheetAtHand['records'], columns = COLUMNS): SheetAtHand => ({ columns, records });

const NOWHERE = { record: null, field: null, row: null, cell: null, label: null };
const onFunds = { record: 1, field: 'fundsWan', text: '请核对金额', row: 6, cell: 'F6', label: '投入资金' };

function decision(id: string, over: Partial<Decision> = {}): Decision {
  const by = { unit: '320000', unitName: '江苏省民政厅' };
  return { id, kind: 'return', at: '2021-07-02T01:00:00Z', ...by, overall: null, reasons: [onFunds], ...over };
}

function submission(decisions: Decision[], records = [project('助学', 5), project('助老', 6)]): SubmissionJson {
  const place = { notice: 'js2021', annex: 'js2021-annex2', unit: '320300', unitName: '徐州市民政局' };
  return { id: '7', ...place, version: 2, state: 'returned', decisions, records } as unknown as SubmissionJson;
}

function returned(decisions: Decision[], records?: ReturnType<typeof project>[]) {
  const found = returnedOf(submission(decisions, records));
  if (!found) throw new Error('not returned');
  return found;
}

it('leads to the very record however rows were moved, changed or put between', () => {
  const back = returned([decision('3')]);
  const now = sheet([project('新增', 5), project('助老', 8, 21), project('助学', 9)]);
  expect([...placesOf(js2021Annex2, back, [now])]).toEqual([['3/1/fundsWan', { sheet: 0, cell: 'F8' }]]);
});

it('leads to the sheet the record stands on, where one list is on several', () => {
  const places = placesOf(js2021Annex2, returned([decision('3')]), [
    sheet([project('助学', 5)]),
    sheet([project('助老', 5)], [{ field: 'fundsWan', cell: 'G4', label: '' }]),
  ]);
  expect(places.get('3/1/fundsWan')).toEqual({ sheet: 1, cell: 'G5' });
});

it('leads nowhere where the record is gone or the reason is of no cell', () => {
  const back = returned([decision('3', { reasons: [onFunds, { ...NOWHERE, text: '请盖章' }] })]);
  expect(placesOf(js2021Annex2, back, [sheet([project('助学', 5)])]).size).toBe(0);
});

it('leads to the field of a form where the form has it', () => {
  const form = { row: 3, values: { orgName: '爱心协会' }, source: {}, extra: {} };
  const reason = { ...onFunds, record: 0, field: 'orgName' };
  const back = returnedOf({ ...submission([decision('3', { reasons: [reason] })]), records: [form] });
  const columns = [{ field: 'orgName', cell: 'B3', label: '' }];
  expect(back && placesOf(js2021Annex3Form, back, [{ columns, records: [form] }]).get('3/0/orgName')?.cell).toBe('B3');
});

it('wants one answer for each place, and sends what was written', () => {
  const twice = { ...onFunds, text: '也请写明来源' };
  const back = returned([decision('3', { reasons: [onFunds, twice, { ...NOWHERE, text: '请盖章' }] })]);
  expect(back.reasons.map(({ key, text }) => [key, text])).toEqual([
    ['3/1/fundsWan', '请核对金额\n也请写明来源'],
    ['3//', '请盖章'],
  ]);
  const replies = new Map([
    ['3/1/fundsWan', ' 已改为 21 万元 '],
    ['3//', '  '],
  ]);
  expect(unanswered(back, replies).map(({ key }) => key)).toEqual(['3//']);
  expect(repliesFor(back, replies)).toEqual([{ decision: '3', record: 1, field: 'fundsWan', text: '已改为 21 万元' }]);
});

it('asks for an answer to what was said overall only where it is all that was said', () => {
  const alone = returned([decision('3', { reasons: [], overall: '表格不对' })]);
  expect(alone.reasons).toEqual([{ key: '3//', ...NOWHERE, text: '表格不对' }]);
  expect(returned([decision('3', { overall: '表格不对' })]).reasons).toHaveLength(1);
});

it.each([
  ['withdrawn after the return: still to be answered', [decision('3'), decision('4', { kind: 'withdraw' })], '3'],
  ['returned again', [decision('3'), decision('4')], '4'],
  ['accepted since', [decision('3'), decision('4', { kind: 'accept', reasons: [] })], undefined],
  ['never decided on', [], undefined],
])('takes the return that is in force: %s', (_, decisions, expected) => {
  expect(returnedOf(submission(decisions))?.decision.id).toBe(expected);
});

it('asks for a version whole only where something may have to be answered', async () => {
  const asked: string[] = [];
  const answering = (state: string) =>
    createClient({
      fetch: async (address) => {
        asked.push(address.split('?')[0] ?? '');
        const whole = submission([decision('3')]);
        return Response.json(address.includes('?') ? { items: [{ id: '7', state }], next: null } : whole);
      },
    });
  const of = { unit: '320300', notice: 'js2021', annex: 'js2021-annex2' };
  const accepted = await standingOf(answering('accepted'), of);
  expect(accepted.ok && accepted.value.returned).toBeNull();
  expect(asked).toEqual(['/api/v1/submissions']);
  const back = await standingOf(answering('returned'), of);
  expect(back.ok && back.value.returned?.reasons).toHaveLength(1);
});

it('names the columns of one sheet, of several and of a form none', () => {
  expect(columnsOf('list', [sheet([])])).toEqual({ projectName: 'C', fundsWan: 'F' });
  expect(columnsOf('list', [sheet([]), sheet([])])).toEqual({});
  expect(columnsOf('form', [sheet([])])).toEqual({});
});
