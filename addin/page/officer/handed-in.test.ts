import { expect, it } from 'vitest';
import type { SubmissionJson } from '../../../shared/api/contracts/submission.ts';
import type { SheetView } from '../reader/protocol.ts';
import { answersAgain } from './handed-in.ts';

const finding = (code: string, record: number | null, field: string | null, cell: string) => {
  const issue = { code, severity: 'confirm', cell, row: null, field, record, params: {}, fix: null } as const;
  return { key: `${code}@${cell}/${field ?? ''}`, issue, message: '' };
};
const sheet = (index: number, annex: string | null, records: number, findings: SheetView['findings']) =>
  ({ index, annex, records, findings }) as SheetView;
const submission = (answers: SubmissionJson['answers']) => ({ annex: 'js2021-annex2', answers });

it('gives each finding of the reported version the answer it was given, through all its sheets', () => {
  const sheets = [
    sheet(0, null, 0, []),
    sheet(1, 'js2021-annex2', 2, [finding('money.high', 1, 'fundsWan', 'F7'), finding('sheet.unit', null, null, 'A2')]),
    sheet(2, 'js2021-annex2', 3, [finding('money.high', 1, 'fundsWan', 'F7')]),
  ];
  const answers = [
    { record: 3, field: 'fundsWan', code: 'money.high', reason: '含两年' },
    { code: 'sheet.unit', reason: '代报' },
  ];
  expect(answersAgain(submission(answers), { sheets })).toEqual([
    [1, [['sheet.unit@A2/', { reason: '代报', cells: ['A2'] }]]],
    [2, [['money.high@F7/fundsWan', { reason: '含两年', cells: ['F7'] }]]],
  ]);
});

it('takes no answer for another finding of the same cell, or of the same kind elsewhere', () => {
  const sheets = [sheet(0, 'js2021-annex2', 2, [finding('money.high', 0, 'fundsWan', 'F6')])];
  const given = [
    { record: 0, field: 'fundsWan', code: 'money.range' },
    { record: 1, field: 'fundsWan', code: 'money.high' },
    { record: 0, field: 'staffCount', code: 'money.high' },
  ];
  expect(answersAgain(submission(given), { sheets })).toEqual([[0, []]]);
});
