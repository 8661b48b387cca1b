import { type ClientOptions, callsOf } from './client/call.ts';
import { reportingCalls } from './client/reporting.ts';
import { reviewCalls } from './client/review.ts';
import { sessionCalls } from './client/session.ts';

/** The typed client of what a workbook needs: signing in, reporting and reviewing. All routes: client.ts. */
export function createUnitClient(options: ClientOptions) {
  const calls = callsOf(options);
  return { ...sessionCalls(calls), ...reportingCalls(calls), ...reviewCalls(calls) };
}

export type UnitClient = ReturnType<typeof createUnitClient>;
