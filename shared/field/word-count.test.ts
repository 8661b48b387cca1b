import { expect, it } from 'vitest';
import { countWords } from './word-count.ts';

it.each([
  ['', 0],
  ['乡村振兴', 4],
  ['乡村振兴。', 5],
  ['开展3期培训', 6],
  ['开展 3 期培训，Excel 2021。', 10],
  ['“一户一策”——', 8],
  ['hello world', 2],
  ['𬬭䶮', 2],
  ['第\n二', 2],
  ['18.04万元', 3],
])('%j has %i 字, as Word counts them', (text, count) => expect(countWords(text)).toBe(count));
