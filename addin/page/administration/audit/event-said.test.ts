import { expect, it } from 'vitest';
import { CHINESE } from '../../words.ts';
import { saidOf } from './event-said.ts';

const names = (unit: string) => ({ '320300': '徐州市民政局' })[unit] ?? unit;

it.each<[string, Record<string, unknown>, string[]]>([
  [
    'a submission',
    { notice: 'js2021', annex: 'js2021-annex2', version: 2, contentHash: 'ab', nil: 0 },
    ['附件2 2021年社会组织开展乡村振兴项目明细表', '第 2 版'],
  ],
  ['a draft thrown away', { title: '关于报送项目的通知', revision: 3, annexes: ['gone'] }, ['关于报送项目的通知']],
  ['a unit retired', { reason: '撤并' }, ['撤并']],
  ['a nil return', { annex: 'gone', version: 1, nil: 1 }, ['gone', '第 1 版', '零报告']],
  ['a merge handed up', { annex: 'gone', version: 1, expected: 4, counted: 3 }, ['gone', '第 1 版', '汇总了 3/4 家']],
  [
    'more time',
    { annex: 'gone', units: ['320300', '320400'], deadline: '2026-07-05T15:59:59.999Z', reason: '汛期' },
    ['gone', '徐州市民政局、320400', '到 2026年7月5日 23:59', '汛期'],
  ],
  ['many units', { units: ['1', '2', '3', '4', '5'] }, ['1、2、3等 5 个单位']],
  ['units imported', { added: ['1', '2'], changed: [] }, ['新增 2 个']],
  ['a new version of an annex', { annex: 'gone', before: 1, version: 2 }, ['gone', '第 1 版 → 第 2 版']],
  ['a sign-in', { role: 'admin', by: 'oidc' }, ['管理员', '统一身份登录']],
  ['what it knows nothing of', { plan: 'abc', state: 'sent' }, []],
])('%s is told in a few words', (_, data, words) => expect(saidOf({ data }, CHINESE, names)).toEqual(words));
