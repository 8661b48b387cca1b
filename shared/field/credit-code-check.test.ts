import { expect, it } from 'vitest';
import { isCreditCode } from './credit-code-check.ts';

it.each([
  '51320000123456788B',
  '52320100123467890A',
  '534400001234790076',
  '516590011234901184',
  '52654000123501227C',
  // The weighted sum is a multiple of 31.
  '513200005000002850',
  '91110108551385082Q',
  '91110000600037341L',
])('%s is a 统一社会信用代码', (code) => expect(isCreditCode(code)).toBe(true));

it.each([
  '513200001234567881',
  '51320000123456788',
  '5132000012345678I9',
  '5.1320000123457E+17',
  '５１３２００００１２３４５６７８',
  '',
])('%s is none', (code) => expect(isCreditCode(code)).toBe(false));

it('one changed character is always noticed', () => {
  const code = '51320000123456788B';
  for (let at = 0; at < code.length; at++) {
    for (const other of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
      if (other !== code[at]) expect(isCreditCode(code.slice(0, at) + other + code.slice(at + 1))).toBe(false);
    }
  }
});
