import { expect, it } from 'vitest';
import type { Issue } from '../../shared/issue/issue.ts';
import { suggestion } from './finding.ts';

const issue = (text: string, values: readonly (string | number | null)[]) =>
  ({
    params: { text },
    fix: { safe: false, edits: values.map((value) => ({ cell: 'C5', value })), value: null },
  }) as unknown as Issue;

it.each([
  ['a suggestion', issue('约50', [50]), '50'],
  ['a cell to be emptied', issue('无', [null]), ''],
  ['several cells', issue('甲乙', ['甲', '乙']), '甲 / 乙'],
  ['what stands in the cell already', issue('太短', ['太短']), undefined],
  ['nothing', issue('太短', []), undefined],
])('offers %s', (_, given, offered) => {
  expect(suggestion(given)).toBe(offered);
});
