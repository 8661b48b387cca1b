import { expect, it } from 'vitest';
import { shownText } from './shown-text.ts';

it.each([
  [null, ''],
  ['  西固区 ', '  西固区 '],
  [0, '0'],
  [0.1 + 0.2, '0.3'],
  [13_812_345_678, '13812345678'],
  [true, 'TRUE'],
  [{ error: '#REF!' }, '#REF!'],
  [{ serial: 44_382 }, '2021-07-05'],
  [{ serial: 44_382.5 }, '2021-07-05 12:00'],
])('shows %j as %s', (value, text) => {
  expect(shownText(value)).toBe(text);
});
