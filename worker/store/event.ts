import type { D1Database } from '@cloudflare/workers-types';
export interface NewEvent {
  readonly at: string;
  readonly person: number | null;
  readonly unit: string;
  readonly kind: string;
  readonly subject: string;
  readonly data: object;
}

/** Appends events. Those of a submission are written with it, in its transaction. */
export async function addEvents(db: D1Database, events: readonly NewEvent[]): Promise<void> {
  await db
    .prepare(
      `INSERT INTO events (at, person, unit, kind, subject, data)
       SELECT value ->> 'at', value ->> 'person', value ->> 'unit', value ->> 'kind', value ->> 'subject', value -> 'data'
       FROM json_each(?1)`,
    )
    .bind(JSON.stringify(events))
    .run();
}
