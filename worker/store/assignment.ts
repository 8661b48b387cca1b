import type { D1Database } from '@cloudflare/workers-types';
/** Who must fill which annex by when. `quote`: the notice's words for it, where they differ from the annex's own. */
export interface Assignment {
  readonly notice: string;
  readonly annex: string;
  readonly unit: string;
  readonly duty: 'must' | 'may' | 'exempt';
  readonly nilAllowed: boolean;
  readonly deadline: string | null;
  readonly quote: string | null;
}

/** Adds assignments. Those already there keep what they are. */
export async function addAssignments(db: D1Database, assignments: readonly Assignment[]): Promise<void> {
  // 1,000 of them stay far below the 2 MB of a bound value.
  for (let from = 0; from < assignments.length; from += 1_000) {
    await db
      .prepare(
        `INSERT INTO assignments (notice, annex, unit, duty, nil_allowed, deadline, quote)
         SELECT value ->> 'notice', value ->> 'annex', value ->> 'unit', value ->> 'duty', value ->> 'nilAllowed',
           value ->> 'deadline', value ->> 'quote'
         FROM json_each(?1) WHERE true ON CONFLICT (notice, annex, unit) DO NOTHING`,
      )
      .bind(JSON.stringify(assignments.slice(from, from + 1_000)))
      .run();
  }
}
