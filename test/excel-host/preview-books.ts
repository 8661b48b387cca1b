import { readFile } from 'node:fs/promises';
import { stateFolder } from '../../cli/demo/state.ts';
import { blankOf } from '../../shared/annex/blank.ts';
import { CATALOGUE } from '../../shared/annex/catalogue/index.ts';
import type { Choice, Person } from './page/preview-choices.ts';

/** Filled workbooks of the fixtures that show most: findings of every kind, and two annexes in one workbook. */
const SAMPLES: readonly (readonly [file: string, label: string])[] = [
  ['a2-gansu-messy.xlsx', '附件2 需求清单，填得有错'],
  ['js1-lianyungang-messy.xlsx', '附件1 统计表，填得有错'],
  ['js-changzhou-two-annexes.xlsx', '附件1、附件2 在一个工作簿里'],
];

/** The workbooks that a person can open in the preview without having one. */
export const CHOICES: readonly Choice[] = [
  ...CATALOGUE.map(({ id, code, title }) => ({ id, label: `${code} ${title}`, group: '空表' })),
  ...SAMPLES.map(([id, label]) => ({ id, label, group: '样例' })),
];

/** Of the demo's units, those that have something to do with an annex or a sample: who fills it in, and who reviews it. */
const AT_HAND: readonly (readonly [about: RegExp, officer: string, reviewer: string])[] = [
  [/^a2|^mca2021-annex[12]$/, '620000', '100000'],
  [/^mca2021-annex3$/, '440000', '100000'],
  [/lianyungang/, '320700', '320000'],
  [/changzhou/, '320400', '320000'],
  [/^js/, '320300', '320000'],
];

/** The bytes of a choice; null for what is none. */
export async function bookOf(id: string): Promise<Uint8Array | null> {
  if (CATALOGUE.some((annex) => annex.id === id)) return blankOf(id);
  if (!SAMPLES.some(([file]) => file === id)) return null;
  return readFile(new URL(`../fixtures/${id}`, import.meta.url));
}

/** Whom to sign in as; nobody where the server is not a demo on this machine. */
export async function peopleFor(id: string): Promise<readonly Person[]> {
  const [, officer, reviewer] = AT_HAND.find(([about]) => about.test(id)) ?? AT_HAND.at(-1) ?? [];
  try {
    const accounts = JSON.parse(await readFile(stateFolder().accounts, 'utf8')) as (Person & { unit: string })[];
    return [
      ...accounts.filter(({ unit, role }) => unit === officer && role === 'officer'),
      ...accounts.filter(({ unit, role }) => unit === reviewer && role === 'reviewer'),
    ].map(({ unitName, role, code }) => ({ unitName, role, code }));
  } catch {
    return [];
  }
}
