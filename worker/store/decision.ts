import type { D1Database } from '@cloudflare/workers-types';
export interface NewDecision {
  readonly submission: number;
  readonly kind: 'return' | 'accept' | 'withdraw';
  readonly person: number;
  readonly at: string;
  /** Reasons as shown to the officer, per cell or overall. */
  readonly reasons: readonly object[];
}

/** Adds a decision, with its event. The newest one of a submission is the one in force. */
export async function addDecision(db: D1Database, decision: NewDecision): Promise<void> {
  const { submission, kind, person, at, reasons } = decision;
  await db.batch([
    db
      .prepare('INSERT INTO decisions (submission, kind, at, person, reasons) VALUES (?1, ?2, ?3, ?4, ?5)')
      .bind(submission, kind, at, person, JSON.stringify(reasons)),
    db
      .prepare(
        `INSERT INTO events (at, person, unit, kind, subject) SELECT ?2, ?3, unit, 'submission.' || ?4, id
         FROM submissions WHERE id = ?1`,
      )
      .bind(submission, at, person, kind),
  ]);
}
