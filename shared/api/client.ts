import { fail, ok } from '../result.ts';
import { administrationCalls } from './client/administration.ts';
import { type Answered, type ClientOptions, callsOf } from './client/call.ts';
import { leadingCalls } from './client/leading.ts';
import { publicCalls } from './client/public.ts';
import { remindingCalls } from './client/reminding.ts';
import type { Health } from './contracts/health.ts';
import { createUnitClient } from './unit-client.ts';

export type { Answered, ApiFailure, ClientOptions, Fetch } from './client/call.ts';

/**
 * The typed client of every route.
 * @example
 * const api = createClient({ fetch, token });
 * const sent = await api.submit({ notice, annex, records }, crypto.randomUUID());
 * if (sent.ok) show(sent.value.receipt.number);
 */
export function createClient(options: ClientOptions) {
  const calls = callsOf(options);
  return {
    ...createUnitClient(options),
    ...publicCalls(calls),
    ...administrationCalls(calls),
    ...leadingCalls(calls),
    ...remindingCalls(calls),
    health: async (): Answered<Health> => {
      const reply = await options
        .fetch(`${options.origin ?? ''}/healthz`, { method: 'GET', headers: {} })
        .catch(() => null);
      if (!reply?.ok) return fail({ kind: 'unreachable', status: reply?.status ?? null });
      return ok((await reply.json()) as Health);
    },
  };
}

export type Client = ReturnType<typeof createClient>;
