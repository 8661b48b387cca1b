import { describe, expect, it } from 'vitest';
import type { AnnexChange } from '../../../../shared/api/contracts/draft.ts';
import { CHINESE } from '../../words.ts';
import { changeSaid } from './change-said.ts';

const said = (over: Partial<AnnexChange>) =>
  changeSaid({ part: 'column', kind: 'changed', label: '备注', before: null, aspects: [], ...over }, CHINESE);

describe('a change of an annex', () => {
  it.each<[Partial<AnnexChange>, string]>([
    [{ kind: 'added' }, '新增栏目“备注”'],
    [{ part: 'header', kind: 'removed' }, '去掉表头项“备注”'],
    [{ before: '说明', aspects: ['required'] }, '栏目“备注”：原名“说明”、改了是否必填'],
    [{ part: 'row', kind: 'added' }, '新增行“备注”'],
    [{ part: 'title', before: '旧表' }, '表名由“旧表”改为“备注”'],
    [{ part: 'order', label: '' }, '栏目的次序有改动'],
    [{ part: 'rules', label: '' }, '核对规则有改动'],
    [{ part: 'notes', label: '' }, '填表说明有改动'],
  ])('%o is said', (over, text) => expect(said(over)).toBe(text));
});
