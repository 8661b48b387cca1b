import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlineText, type OpenAnnex, type ReminderRequest, reminderText } from './reminder-text.ts';

const open = (missing: number, over: Partial<OpenAnnex> = {}): OpenAnnex => ({
  ...{ code: '附件2', title: '项目明细表', deadline: '2026-06-08T15:59:59.999Z', expected: missing + 3, returned: [] },
  missing: Array.from({ length: missing }, (_, i) => `第${i + 1}县民政局`),
  ...over,
});
const asked = (annexes: readonly OpenAnnex[], over: Partial<ReminderRequest> = {}): ReminderRequest => ({
  ...{ noticeTitle: '关于报送项目的通知', unitName: '徐州市民政局', now: '2026-06-05T02:00:00Z', limit: 4_000 },
  ...{ address: 'https://annex.example/#/board', locale: 'zh-CN', annexes },
  ...over,
});

describe('a reminder', () => {
  it('says what is due, by when, who is missing, and where to go', () => {
    expect(reminderText(asked([open(2, { returned: ['丰县民政局'] })])).markdown.split('\n\n')).toEqual([
      '### 报送提醒：关于报送项目的通知',
      '**附件2　项目明细表**',
      '截止 2026-06-08 24:00，还有 3 天。',
      '应报 5 家，还差 3 家。',
      '> 未报 2 家：第1县民政局、第2县民政局',
      '> 退回待改 1 家：丰县民政局',
      '[打开附表通办理](https://annex.example/#/board)　徐州市民政局',
    ]);
  });

  it('names so many of a long list as there is room for, and how many more there are', () => {
    const { markdown } = reminderText(asked([open(2_800)]));
    const [, shown = '', more = ''] = /未报 2800 家：(.*) 等，另有 (\d+) 家/.exec(markdown) ?? [];
    expect(shown.split('、').length + Number(more)).toBe(2_800);
  });

  it('is never longer than the robot takes, whatever is in it', () => {
    const name = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' });
    const annex = fc
      .record({ title: name, missing: fc.array(name, { maxLength: 300 }), returned: fc.array(name, { maxLength: 50 }) })
      .map((over) => open(0, over));
    fc.assert(
      fc.property(fc.array(annex, { minLength: 1, maxLength: 20 }), fc.constantFrom(2_000, 4_000), (annexes, limit) => {
        const { markdown } = reminderText(asked(annexes, { limit }));
        expect(new TextEncoder().encode(markdown).length).toBeLessThanOrEqual(limit);
        expect(markdown).toContain('https://annex.example/#/board');
      }),
      { numRuns: 60 },
    );
  });

  it('takes nothing in a name for a link or a mention', () => {
    const { markdown } = reminderText(
      asked([open(0, { missing: ['<@all>', '[点这里](https://evil.example)', '**急**'] })]),
    );
    expect(markdown).toContain('＜＠all＞、［点这里］(https://evil.example)、＊＊急＊＊');
  });
});

it.each([
  ['2026-06-08T15:59:59.999Z', '2026-06-08 24:00'],
  ['2026-06-08T16:00:00.000Z', '2026-06-08 24:00'],
  ['2026-06-08T04:00:00.000Z', '2026-06-08 12:00'],
])('the deadline %s is read as %s', (deadline, text) => {
  expect(deadlineText(deadline)).toBe(text);
});
