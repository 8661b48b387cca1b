/** Sends the traffic as fast as the Worker takes it, and keeps what it answered. */
import type { PlainWorker } from '../worker.ts';
import { NOTICE } from './country.ts';
import type { Filing } from './filings.ts';
import type { Call } from './traffic.ts';

export interface Acknowledged {
  readonly filing: Filing;
  readonly number: string;
  readonly contentHash: string;
  readonly version: number;
}

export interface Outcome {
  readonly seconds: number;
  /** Milliseconds of each answer, by kind of call. */
  readonly times: ReadonlyMap<Call['kind'], readonly number[]>;
  /** Whatever was not answered as it had to be. */
  readonly errors: readonly string[];
  readonly acknowledged: readonly Acknowledged[];
}

type Tokens = ReadonlyMap<string, string>;

/** `flight` calls are under way at any time. */
export async function run(
  worker: PlainWorker,
  tokens: Tokens,
  calls: readonly Call[],
  flight: number,
): Promise<Outcome> {
  const times = new Map<Call['kind'], number[]>();
  const errors: string[] = [];
  const acknowledged: Acknowledged[] = [];
  const answered = new Map<string, Promise<unknown>>();
  const send = async (call: Call): Promise<void> => {
    // Of the same unit and annex, what builds on a version waits for it; a retry that is sent beside it does not.
    const waits = call.kind === 'amendment' || (call.kind === 'retry' && !call.together);
    if (waits) await answered.get(keyOf(call.filing));
    const began = performance.now();
    const answer = await ask(worker, tokens, call);
    times.set(call.kind, [...(times.get(call.kind) ?? []), performance.now() - began]);
    if (typeof answer === 'string') errors.push(`${call.kind}: ${answer}`);
    else if (answer) acknowledged.push(answer);
  };
  let next = 0;
  const lane = async () => {
    for (let call = calls[next++]; call; call = calls[next++]) {
      const done = send(call);
      if (call.kind === 'first') answered.set(keyOf(call.filing), done);
      await done;
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: flight }, lane));
  return { seconds: (performance.now() - began) / 1_000, times, errors, acknowledged };
}

const keyOf = ({ unit, annex }: Filing) => `${unit} ${annex}`;

/** What was acknowledged; null for a read; a text for what went wrong. */
async function ask(worker: PlainWorker, tokens: Tokens, call: Call): Promise<Acknowledged | string | null> {
  if ('filing' in call) return submit(worker, tokens, call.filing);
  if (call.kind === 'constant') return faultOf(await worker.constant({ method: 'POST', body: call.body }));
  const { unit, annex, province, kind } = call;
  const path =
    kind === 'merge'
      ? `/notices/${NOTICE}/annexes/${annex}/merged?unit=${unit}`
      : `/notices/${NOTICE}/progress?unit=${unit}&depth=2`;
  return faultOf(await worker.app(`/api/v1${path}`, { headers: { authorization: `Bearer ${tokens.get(province)}` } }));
}

async function faultOf(response: Response): Promise<string | null> {
  const text = await response.text();
  return response.status === 200 ? null : `${response.status} ${text.slice(0, 300)}`;
}

async function submit(worker: PlainWorker, tokens: Tokens, filing: Filing): Promise<Acknowledged | string> {
  const response = await worker.app('/api/v1/submissions', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${tokens.get(filing.unit)}`,
      'content-type': 'application/json',
      'idempotency-key': filing.key,
    },
    body: filing.body,
  });
  const text = await response.text();
  if (response.status !== 201 && response.status !== 200) return `${response.status} ${text.slice(0, 300)}`;
  const { submission, receipt } = JSON.parse(text) as {
    submission: { version: number };
    receipt: { number: string; contentHash: string };
  };
  return { filing, version: submission.version, number: receipt.number, contentHash: receipt.contentHash };
}
