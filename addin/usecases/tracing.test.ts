import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Client } from '../../shared/api/client.ts';
import type { Lineage } from '../../shared/api/contracts/lineage.ts';
import type { Session } from '../../shared/api/contracts/session.ts';
import { ok } from '../../shared/result.ts';
import type { Pull } from './metadata.ts';
import { Tracing } from './tracing.ts';

const source = (unit: string, version: number) => ({
  unit,
  unitName: unit,
  version,
  receiptNumber: `${unit}-${version}`,
});

const pull = (over: Partial<Pull> = {}): Pull => ({
  ...{ sheet: 's', notice: 'n', annex: 'a', unit: '100000', unitName: '民政部', at: '2021-07-02T00:00:00Z' },
  ...{ counted: 2, expected: 7, top: 5, left: 1, right: 8, beside: [] },
  sources: [source('510000', 1), source('620000', 2)],
  rows: [
    [1, [0]],
    [2, [1]],
  ],
  ...over,
});

const lineage = (unit: string, version: number) =>
  ({
    value: 12,
    field: 'fundsWan',
    label: '资金',
    more: 0,
    parts: [{ ...source(unit, version), own: false }],
  }) as unknown as Lineage;

/** What was asked for, and what the Worker says to all of it. */
function world(answer: Lineage) {
  const asked: unknown[] = [];
  const api = {
    lineage: async (...what: unknown[]) => {
      asked.push(what);
      return ok(answer);
    },
  } as unknown as Client;
  const tracing = new Tracing();
  tracing.signedInAs({} as Session, api);
  return { tracing, asked };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('asks about the cell that the selection rests on, not about those it passes', async () => {
  const { tracing, asked } = world(lineage('620000', 2));
  for (const index of [0, 1, 2]) tracing.ask({ pull: pull(), index, field: 'fundsWan' });
  await vi.runAllTimersAsync();
  expect(asked).toEqual([['n', 'a', { unit: '100000', record: 2, field: 'fundsWan' }]]);
  expect(tracing.store.state).toMatchObject({ state: 'ready', lineage: { value: 12 } });
});

it('shows nothing of a merge that is another one by now', async () => {
  const { tracing } = world(lineage('620000', 3));
  tracing.ask({ pull: pull(), index: 1, field: null });
  await vi.runAllTimersAsync();
  expect(tracing.store.state).toMatchObject({ state: 'moved', lineage: null });
});

it('finds the record of a matrix row among the printed ones, and asks nothing about a row that nobody filled', async () => {
  const { tracing, asked } = world(lineage('620000', 2));
  const matrix = pull({ order: [-1, 1, 0] });
  tracing.ask({ pull: matrix, index: 0, field: null });
  await vi.runAllTimersAsync();
  expect(asked).toEqual([]);
  tracing.ask({ pull: matrix, index: 1, field: null });
  await vi.runAllTimersAsync();
  expect(asked).toEqual([['n', 'a', { unit: '100000', record: 1 }]]);
});
