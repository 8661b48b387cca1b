import { expect, it } from 'vitest';
import type { Client } from '../../shared/api/client.ts';
import type { Session } from '../../shared/api/contracts/session.ts';
import { fail, ok } from '../../shared/result.ts';
import { Reviewing } from './reviewing.ts';

const NOTICES = [
  {
    id: 'n',
    title: '通知',
    annexes: [
      { id: 'a1', below: 2 },
      { id: 'a2', below: 2 },
    ],
  },
];
const MINISTRY = { unit: '100000', unitName: '民政部', role: 'reviewer' } as Session;

const unit = (code: string, below = 0) => ({ unit: code, unitName: code, state: 'missing', below });
const NONE = { numerator: 0, denominator: 2 };
const BELOW: Readonly<Record<string, readonly ReturnType<typeof unit>[]>> = {
  '100000': [unit('510000', 3), unit('620000', 3)],
  '620000': [unit('622900'), unit('620100')],
};

/** Each answer waits until it is let through, so that answers can come in any order. */
function world() {
  const waiting: (() => void)[] = [];
  const net = { reached: true, held: false };
  const api = {
    notices: async () => ok(NOTICES),
    progress: async (notice: string, of: string, depth?: number, annex?: string) => {
      if (net.held) await new Promise<void>((resolve) => waiting.push(resolve));
      if (!net.reached) return fail({ kind: 'unreachable', status: null });
      const subtree =
        depth === 2 && annex
          ? (BELOW[of] ?? []).flatMap((each) => [
              { ...each, parent: of, depth: 1, counts: { reported: NONE } },
              { ...unit(`${each.unit}-1`), parent: each.unit, depth: 2, counts: null },
            ])
          : [];
      const counts = { reported: NONE, onTime: NONE, complete: NONE, accepted: NONE };
      const annexes = ['a1', 'a2'].map((id) => ({ id, units: BELOW[of] ?? [], counts, stale: [], subtree }));
      return ok({ notice, unit: of, unitName: of, asOf: '2021-07-02T00:00:00Z', annexes });
    },
  } as unknown as Client;
  const reviewing = new Reviewing();
  reviewing.signedInAs(MINISTRY, api);
  return { reviewing, net, waiting };
}

const unitsOf = ({ board }: Reviewing) => board?.lines.map((line) => line.unit);

it('shows the first annex that units below must fill, and what stands below each of them', async () => {
  const { reviewing } = world();
  await reviewing.load();
  expect(reviewing.chosen?.id).toBe('a1');
  expect(unitsOf(reviewing)).toEqual(['510000', '620000']);
  expect(reviewing.below('620000')?.map((entry) => entry.unit)).toEqual(['620000-1']);
  expect(reviewing.entryOf('620000')?.counts?.reported).toEqual(NONE);
  const choosing = reviewing.choose('n', 'a2');
  expect(reviewing.below('620000')).toBeUndefined();
  await choosing;
  expect(reviewing.below('620000')).toHaveLength(1);
});

it('looks below a unit, and back along the way it came', async () => {
  const { reviewing } = world();
  await reviewing.load();
  await reviewing.lookBelow({ unit: '620000', unitName: '甘肃省民政厅' });
  expect(unitsOf(reviewing)).toEqual(['622900', '620100']);
  expect(reviewing.state.path.map(({ name }) => name)).toEqual(['民政部', '甘肃省民政厅']);
  await reviewing.lookAbove('100000');
  expect([reviewing.unit, unitsOf(reviewing)]).toEqual(['100000', ['510000', '620000']]);
});

it('takes no answer about a unit that is looked at no more', async () => {
  const { reviewing, net, waiting } = world();
  await reviewing.load();
  net.held = true;
  const below = reviewing.lookBelow({ unit: '620000', unitName: '甘肃省民政厅' });
  const back = reviewing.lookAbove('100000');
  const [first, second] = waiting.splice(0);
  net.held = false;
  second?.();
  await back;
  first?.();
  await below;
  expect([reviewing.state.progress?.unit, unitsOf(reviewing)]).toEqual(['100000', ['510000', '620000']]);
});

it('says that the server is out of reach, and keeps the board that it had', async () => {
  const { reviewing, net } = world();
  await reviewing.load();
  net.reached = false;
  await reviewing.loadProgress();
  expect([reviewing.state.offline, unitsOf(reviewing)]).toEqual([true, ['510000', '620000']]);
});
