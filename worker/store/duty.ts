import type { D1Database } from '@cloudflare/workers-types';
import type { Level } from '../../shared/annex/level.ts';
import { insertDefinitions } from './draft.ts';
import { insertEvents, type NewEvent } from './event.ts';

/** What an annex asks of a unit now. */
export interface StandingDuty {
  readonly unit: string;
  readonly level: Level;
  readonly path: string;
  readonly duty: 'must' | 'may' | 'exempt' | null;
  readonly deadline: string | null;
  /** 1: the unit is no longer. */
  readonly retired: number;
}

/** What an annex asks of these units; of one it does not concern, `duty` is null. Unknown codes are left out. */
export async function dutiesOf(
  db: D1Database,
  notice: string,
  annex: string,
  units: readonly string[],
): Promise<StandingDuty[]> {
  const { results } = await db
    .prepare(
      `SELECT u.code AS unit, u.level, u.path, a.duty, a.deadline, u.retired_at IS NOT NULL AS retired
       FROM json_each(?3) x JOIN units u ON u.code = x.value
       LEFT JOIN assignments a ON a.notice = ?1 AND a.annex = ?2 AND a.unit = u.code ORDER BY u.code`,
    )
    .bind(notice, annex, JSON.stringify([...new Set(units)]))
    .all<StandingDuty>();
  return results;
}

export interface NewDutyChange {
  readonly notice: string;
  readonly annex: string;
  readonly kind: 'extend' | 'exempt' | 'require';
  /** As they stand before it. */
  readonly units: readonly StandingDuty[];
  /** The new one of an extension. */
  readonly deadline: string | null;
  readonly reason: string;
  readonly nilAllowed: boolean;
}

/** Changes what is asked of units, keeping what was asked before, and the reason; with its event. */
export async function changeDuties(db: D1Database, change: NewDutyChange, event: NewEvent): Promise<void> {
  const { notice, annex, kind, units, deadline, reason, nilAllowed } = change;
  const rows = JSON.stringify(
    units.map(({ unit, duty, deadline: due }) => ({ unit, before: { duty, deadline: due } })),
  );
  const keep = db
    .prepare(
      `INSERT INTO assignment_changes (notice, annex, unit, kind, before, deadline, reason, at, person)
       SELECT ?1, ?2, value ->> 'unit', ?3, value -> 'before', ?4, ?5, ?6, ?7 FROM json_each(?8)`,
    )
    .bind(notice, annex, kind, deadline, reason, event.at, event.person, rows);
  const change_ =
    kind === 'extend'
      ? db
          .prepare(
            `UPDATE assignments SET deadline = ?3 WHERE notice = ?1 AND annex = ?2
               AND unit IN (SELECT value ->> 'unit' FROM json_each(?4))`,
          )
          .bind(notice, annex, deadline, rows)
      : db
          .prepare(
            `INSERT INTO assignments (notice, annex, unit, duty, nil_allowed, deadline, quote)
             SELECT ?1, ?2, value ->> 'unit', ?3, ?4, NULL, ?5 FROM json_each(?6) WHERE true
             ON CONFLICT (notice, annex, unit) DO UPDATE SET duty = excluded.duty, quote = excluded.quote`,
          )
          .bind(notice, annex, kind === 'exempt' ? 'exempt' : 'must', nilAllowed ? 1 : 0, reason, rows);
  await db.batch([keep, change_, insertEvents(db, [event])]);
}

/** Closes, locks or opens a notice; with its event. */
export async function setNoticeState(
  db: D1Database,
  notice: string,
  state: { closedAt: string | null; lockedAt: string | null },
  event: NewEvent,
): Promise<void> {
  await db.batch([
    db
      .prepare('UPDATE notices SET closed_at = ?2, locked_at = ?3 WHERE id = ?1')
      .bind(notice, state.closedAt, state.lockedAt),
    insertEvents(db, [event]),
  ]);
}

/** The version of an annex that a notice asks for. */
export async function annexVersionOf(db: D1Database, notice: string, annex: string): Promise<number | null> {
  const row = await db
    .prepare('SELECT annex_version AS version FROM notice_annexes WHERE notice = ?1 AND annex = ?2')
    .bind(notice, annex)
    .first<{ version: number }>();
  return row?.version ?? null;
}

/** Lets a notice ask for a newer version. What was handed in keeps the version it was made for. */
export async function raiseAnnexVersion(
  db: D1Database,
  notice: string,
  definition: { id: string; version: number },
  event: NewEvent,
): Promise<void> {
  await db.batch([
    insertDefinitions(db, [definition]),
    db
      .prepare('UPDATE notice_annexes SET annex_version = ?3 WHERE notice = ?1 AND annex = ?2 AND annex_version < ?3')
      .bind(notice, definition.id, definition.version),
    insertEvents(db, [event]),
  ]);
}
