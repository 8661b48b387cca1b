import { describe, expect, it } from 'vitest';
import { dutiesOf, type Scope, type ScopedUnit, scopeFaults } from './scope.ts';

const unit = (path: string, level: ScopedUnit['level']): ScopedUnit => {
  const code = path.split('/').at(-2) ?? '';
  return { code, name: code, level, path };
};
const UNITS = [
  unit('js/xz/', 'prefecture'),
  unit('js/xz/feng/', 'county'),
  unit('js/xz/pei/', 'county'),
  unit('js/wx/', 'prefecture'),
  unit('js/org/', 'organisation'),
];
const TREE = { lead: 'js', units: UNITS, retired: new Set(['gone']) };
const SCOPE: Scope = {
  levels: ['prefecture', 'county'],
  only: [],
  exemptLevels: [],
  exempt: [],
  deadlines: { prefecture: '2026-07-10T00:00:00Z', county: '2026-07-01T00:00:00Z' },
};
const shown = (scope: Partial<Scope>) =>
  dutiesOf({ ...SCOPE, ...scope }, UNITS).map(({ unit: { code }, duty }) => `${code} ${duty}`);

describe('a scope', () => {
  it.each<[string, Partial<Scope>, string[]]>([
    ['by level', {}, ['xz must', 'feng must', 'pei must', 'wx must']],
    ['within a unit, not the unit itself', { within: 'xz' }, ['feng must', 'pei must']],
    ['within the lead, which is all below it', { within: 'js' }, ['xz must', 'feng must', 'pei must', 'wx must']],
    ['of some units with all below them', { only: ['wx', 'pei'] }, ['pei must', 'wx must']],
    [
      'freed by list',
      { exempt: [{ unit: 'pei', reason: '机构改革' }] },
      ['xz must', 'feng must', 'pei exempt', 'wx must'],
    ],
    [
      'freed by level',
      { exemptLevels: ['county', 'organisation'] },
      ['xz must', 'feng exempt', 'pei exempt', 'wx must', 'org exempt'],
    ],
  ])('%s', (_, scope, expected) => expect(shown(scope)).toEqual(expected));

  it.each<[string, Partial<Scope>, string[]]>([
    ['nothing', {}, []],
    ['a unit that is not below', { only: ['xz', 'zj'] }, ['notice.unitOutside']],
    ['a place that is not below', { within: 'zj' }, ['notice.unitOutside', 'notice.nobody']],
    ['nothing, where the lead stands for all below it', { within: 'js', only: ['js'] }, []],
    ['the lead freed of what it is not asked', { exempt: [{ unit: 'js', reason: '省级' }] }, ['notice.unitOutside']],
    ['a unit that is no longer', { exempt: [{ unit: 'gone', reason: '撤并' }] }, ['notice.unitRetired']],
    ['nobody to fill it', { levels: ['township'] }, ['notice.nobody']],
    ['a level without a deadline', { deadlines: { county: '2026-07-01T00:00:00Z' } }, ['notice.noDeadline']],
    [
      'a deadline that has passed',
      { deadlines: { ...SCOPE.deadlines, county: '2026-01-01T00:00:00Z' } },
      ['notice.past'],
    ],
    [
      'those below due after those above',
      { deadlines: { prefecture: '2026-07-10T00:00:00Z', county: '2026-07-11T00:00:00Z' } },
      ['notice.deadlineOrder'],
    ],
  ])('is told of %s', (_, over, codes) => {
    const scope = { ...SCOPE, ...over };
    const faults = scopeFaults(scope, dutiesOf(scope, UNITS), TREE, '2026-06-01T00:00:00Z');
    expect(faults.map(({ code }) => code)).toEqual(codes);
  });
});
