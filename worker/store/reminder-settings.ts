import type { D1Database } from '@cloudflare/workers-types';
import type { RobotKind } from '../../shared/api/contracts/reminder.ts';
import { insertEvents, type NewEvent } from './event.ts';

/** Where and when a unit's group is reminded. `address` and `secret` are secrets: they are never answered. */
export interface StoredSettings {
  readonly unit: string;
  readonly unitName: string;
  readonly robot: RobotKind | null;
  readonly address: string | null;
  readonly secret: string | null;
  readonly active: boolean;
  readonly days: readonly number[];
  readonly quietFrom: string;
  readonly quietTo: string;
  readonly mentionAll: boolean;
  readonly origin: string;
  readonly updatedAt: string;
}

const SELECT = `SELECT r.unit, u.name AS unitName, r.robot, r.address, r.secret, r.active, r.days, r.quiet_from AS quietFrom,
    r.quiet_to AS quietTo, r.mention_all AS mentionAll, r.origin, r.updated_at AS updatedAt
  FROM reminder_settings r JOIN units u ON u.code = r.unit`;

type Row = Omit<StoredSettings, 'active' | 'days' | 'mentionAll'> & {
  active: number;
  days: string;
  mentionAll: number;
};

const settingsOf = (row: Row): StoredSettings => ({
  ...row,
  active: row.active === 1,
  mentionAll: row.mentionAll === 1,
  days: JSON.parse(row.days) as number[],
});

/** Of one unit; null where nothing was ever set. */
export async function settingsByUnit(db: D1Database, unit: string): Promise<StoredSettings | null> {
  const row = await db.prepare(`${SELECT} WHERE r.unit = ?1`).bind(unit).first<Row>();
  return row && settingsOf(row);
}

/** Of all units whose groups are reminded. */
export async function activeSettings(db: D1Database): Promise<StoredSettings[]> {
  const { results } = await db.prepare(`${SELECT} WHERE r.active = 1 AND r.address IS NOT NULL`).all<Row>();
  return results.map(settingsOf);
}

/** Keeps settings in the former ones' place; with the event. */
export async function saveSettings(
  db: D1Database,
  s: Omit<StoredSettings, 'unitName' | 'updatedAt'>,
  event: NewEvent,
): Promise<void> {
  await db.batch([
    db
      .prepare(
        `INSERT INTO reminder_settings (unit, robot, address, secret, active, days, quiet_from, quiet_to, mention_all,
           origin, updated_at, person)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
         ON CONFLICT (unit) DO UPDATE SET robot = excluded.robot, address = excluded.address, secret = excluded.secret,
           active = excluded.active, days = excluded.days, quiet_from = excluded.quiet_from,
           quiet_to = excluded.quiet_to, mention_all = excluded.mention_all, origin = excluded.origin,
           updated_at = excluded.updated_at, person = excluded.person`,
      )
      .bind(
        ...[s.unit, s.robot, s.address, s.secret, s.active ? 1 : 0, JSON.stringify(s.days), s.quietFrom, s.quietTo],
        ...[s.mentionAll ? 1 : 0, s.origin, event.at, event.person],
      ),
    insertEvents(db, [event]),
  ]);
}
