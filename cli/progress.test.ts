import { describe, expect, test } from 'vitest';
import { displayWidth, fitted, ProgressBar } from './progress.ts';

function bar(terminal: { isTTY?: boolean; columns?: number }, total: number) {
  const written: string[] = [];
  return { written, bar: new ProgressBar({ ...terminal, write: (text) => written.push(text) }, total) };
}

describe('a progress bar', () => {
  test('says how many are done and which one is at work, on one line of a terminal', () => {
    const { bar: progress, written } = bar({ isTTY: true, columns: 80 }, 2);
    progress.show('徐州.xlsx');
    progress.step();
    progress.show('无锡.xlsx');
    progress.end();
    expect(written[0]).toContain('0/2 徐州.xlsx');
    expect(written[1]).toMatch(/█{12}░{12} 1\/2 无锡\.xlsx$/);
    expect(written.every((text) => text.startsWith('\r') && !text.includes('\n'))).toBe(true);
  });

  test('is silent where the output is piped', () => {
    const { bar: progress, written } = bar({}, 2);
    progress.show('徐州.xlsx');
    progress.step();
    progress.end();
    expect(written).toEqual([]);
  });

  test('does not break the line of a narrow terminal', () => {
    const { bar: progress, written } = bar({ isTTY: true, columns: 40 }, 9);
    progress.show('徐州市民政局附件2最终版（盖章）.xlsx');
    expect(displayWidth((written[0] ?? '').split('2K')[1] ?? '')).toBeLessThan(40);
  });
});

test.each([
  ['附件1.xlsx', 7, '附件1.x'.slice(0, 5)],
  ['abc', 2, 'ab'],
  ['附件', 3, '附'],
])('%s in %d columns is %s', (text, width, kept) => {
  expect(displayWidth(fitted(text, width))).toBeLessThanOrEqual(width);
  expect(fitted(text, width).startsWith(kept)).toBe(true);
});
