/** What the provinces are shown afterwards, held to what was sent: the newest version of each, every county counted. */
import type { PlainWorker } from '../worker.ts';
import type { Check } from './check.ts';
import { ANNEXES, type Country, NOTICE } from './country.ts';
import type { Call } from './traffic.ts';

interface Progress {
  readonly annexes: readonly { readonly id: string; readonly subtree: readonly { readonly reported: boolean }[] }[];
}

interface Merged {
  readonly coverage: { readonly counted: number };
  readonly totals: { readonly records: number; readonly measures: { readonly fundsWan?: number } };
}

export async function shown(
  worker: PlainWorker,
  tokens: ReadonlyMap<string, string>,
  { provinces, merging }: Country,
  calls: readonly Call[],
): Promise<Check[]> {
  const ask = async <T>(province: string, path: string): Promise<T> => {
    const headers = { authorization: `Bearer ${tokens.get(province)}` };
    return (await (await worker.app(`/api/v1/notices/${NOTICE}/${path}`, { headers })).json()) as T;
  };
  let [reported, counted, records, fen] = [0, 0, 0, 0];
  for (const { code } of provinces) {
    const { annexes } = await ask<Progress>(code, `progress?unit=${code}&depth=2`);
    reported += annexes.flatMap(({ subtree }) => subtree).filter((entry) => entry.reported).length;
    const asked = (merging.get(code) ?? []).flatMap((unit) =>
      ANNEXES.map((annex) => `annexes/${annex}/merged?unit=${unit.code}`),
    );
    for (const { coverage, totals } of await Promise.all(asked.map((path) => ask<Merged>(code, path)))) {
      counted += coverage.counted;
      records += totals.records;
      fen += Math.round((totals.measures.fundsWan ?? 0) * 1_000_000);
    }
  }
  const newest = new Map<string, { fen: number; records: number }>();
  for (const call of calls) {
    if (call.kind === 'first' || call.kind === 'amendment')
      newest.set(`${call.filing.unit} ${call.filing.annex}`, call.filing);
  }
  const sum = (of: (one: { fen: number; records: number }) => number) =>
    [...newest.values()].reduce((total, one) => total + of(one), 0);
  return [
    { what: 'reports shown in the provinces’ progress', expected: newest.size, found: reported },
    { what: 'reports counted in all merges', expected: newest.size, found: counted },
    { what: 'records of all merges', expected: sum((one) => one.records), found: records },
    { what: 'funds in fen of all merges', expected: sum((one) => one.fen), found: fen },
  ];
}
