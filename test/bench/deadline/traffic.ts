/** The last ten minutes before a deadline: who asks what when, in simulated milliseconds. */
import { Random } from '../../generate/random.ts';
import { ANNEXES, type Country } from './country.ts';
import { type Filing, filingOf } from './filings.ts';

const WINDOW_MS = 600_000;
const RETRIES = 0.05;
const AMENDMENTS = 0.02;
/** A call of the constant route for so many others. */
const CONSTANT_EVERY = 4;

export type Call =
  | { readonly kind: 'first' | 'amendment'; readonly filing: Filing }
  /** `together`: sent beside the first one, as where a reply is slow; else after it, as where one was lost. */
  | { readonly kind: 'retry'; readonly filing: Filing; readonly together: boolean }
  | { readonly kind: 'progress' | 'merge'; readonly province: string; readonly unit: string; readonly annex: string }
  | { readonly kind: 'constant'; readonly body: string };

interface Timed {
  readonly at: number;
  readonly call: Call;
}

/** Every call of the ten minutes in its order; the counties come the thicker the nearer the deadline is. */
export function trafficOf(country: Country, seed: number): Call[] {
  const random = new Random(seed);
  const reports = country.counties.flatMap((county, index) =>
    ANNEXES.flatMap((annex): Timed[] => {
      const filing = filingOf(county, index, annex, 0);
      const at = WINDOW_MS * Math.cbrt(random.next());
      const calls: Timed[] = [{ at, call: { kind: 'first', filing } }];
      if (random.next() < RETRIES) {
        const together = random.next() < 0.5;
        calls.push({ at: at + (together ? 0.001 : 5_000), call: { kind: 'retry', filing, together } });
      }
      if (random.next() < AMENDMENTS) {
        calls.push({ at: at + 10_000, call: { kind: 'amendment', filing: filingOf(county, index, annex, 1) } });
      }
      return calls;
    }),
  );
  const sorted = [...reports, ...pulls(country)].sort((a, b) => a.at - b.at).map(({ call }) => call);
  const [first] = sorted.filter((call) => call.kind === 'first');
  const constant: Call = { kind: 'constant', body: first?.kind === 'first' ? first.filing.body : '' };
  return sorted.flatMap((call, i) => (i % CONSTANT_EVERY === 0 ? [constant, call] : [call]));
}

/** Every province looks once a minute: who has reported, and the merge of one of those directly above the counties. */
function pulls({ provinces, merging }: Country): Timed[] {
  return provinces.flatMap(({ code: province }, index) => {
    const units = merging.get(province) ?? [];
    return Array.from({ length: units.length === 0 ? 0 : 10 }, (_, minute): Timed[] => {
      const at = ((minute + (index + 1) / (provinces.length + 1)) * WINDOW_MS) / 10;
      const annex = ANNEXES[minute % ANNEXES.length] as string;
      const unit = units[minute % units.length]?.code ?? province;
      return [
        { at, call: { kind: 'progress', province, unit: province, annex } },
        { at: at + 1, call: { kind: 'merge', province, unit, annex } },
      ];
    }).flat();
  });
}
