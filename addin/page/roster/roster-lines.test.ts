import { expect, it } from 'vitest';
import type { Roster } from '../../../shared/api/contracts/roster.ts';
import { rosterLines } from './roster-lines.ts';

const unit = (code: string, contacts: Record<string, string>[]): Roster['units'][number] => ({
  ...{ unit: code, unitName: `${code}民政局`, level: 'county', since: null, contacts },
});

it('a roster has a line for every contact, and one for a unit without any', () => {
  const two = [{ name: '张三', email: 'ZS@x.cn' }, { name: '李四' }];
  const lines = rosterLines({ units: [unit('320321', two), unit('320322', [])] });
  expect(lines.map(({ unit, contact, first }) => [unit.unit, contact?.name ?? null, first])).toEqual([
    ['320321', '张三', true],
    ['320321', '李四', false],
    ['320322', null, true],
  ]);
  expect(lines[0]?.words).toContain('zs@x.cn');
});
