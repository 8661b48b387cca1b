import { expect, it } from 'vitest';
import type { Params } from '../issue/issue.ts';
import { fill } from './i18n.ts';

const CASES: readonly (readonly [template: string, params: Params, text: string])[] = [
  ['{cell} 写了“{text}”', { cell: 'F10', text: '200-300' }, 'F10 写了“200-300”'],
  ['{count} {count:row|rows}', { count: 1 }, '1 row'],
  ['{count} {count:row|rows}', { count: 0 }, '0 rows'],
  ['{count} {count:row|rows}', { count: 12 }, '12 rows'],
  ['{sheets}', { sheets: ['甲', '乙'] }, '甲, 乙'],
  ['{unknown} {unknown:a|b}', {}, '{unknown} {unknown:a|b}'],
  ['{text}', { text: '{count:row|rows}', count: 1 }, '{count:row|rows}'],
];

it.each(CASES)('fills %s with %j', (template, params, text) => {
  expect(fill(template, params, 'en')).toBe(text);
});
