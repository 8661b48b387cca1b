import type { D1Database } from '@cloudflare/workers-types';
import type { Role } from '../../shared/api/contracts/session.ts';
import { insertEvents, type NewEvent } from './event.ts';

/** A token, named by the beginning of its hash. */
export interface StoredDevice {
  readonly id: string;
  readonly label: string;
  readonly createdAt: string;
  readonly usedAt: string;
  readonly revokedAt: string | null;
}

export interface StoredPerson {
  readonly id: number;
  readonly unit: string;
  readonly unitName: string;
  readonly role: Role;
  readonly name: string;
  readonly createdAt: string;
  readonly code: {
    readonly id: string | null;
    readonly expiresAt: string | null;
    readonly usedAt: string | null;
    readonly revokedAt: string | null;
  } | null;
  /** Whether an identity of elsewhere is tied to the person. */
  readonly identity: boolean;
  readonly devices: readonly StoredDevice[];
}

const DEVICES = `(SELECT json_group_array(json_object('id', substr(hash, 1, 12), 'label', label, 'createdAt', created_at,
    'usedAt', used_at, 'revokedAt', revoked_at)) FROM (SELECT * FROM tokens WHERE person = p.id ORDER BY created_at, hash))`;
const CODE = `(SELECT json_object('id', id, 'expiresAt', expires_at, 'usedAt', used_at, 'revokedAt', revoked_at)
    FROM codes WHERE person = p.id ORDER BY created_at DESC, hash LIMIT 1)`;

type Row = Omit<StoredPerson, 'code' | 'devices' | 'identity'> & {
  code: string | null;
  devices: string;
  identity: number;
};

const personOf = ({ code, devices, identity, ...rest }: Row): StoredPerson => ({
  ...rest,
  identity: identity === 1,
  code: code === null ? null : (JSON.parse(code) as StoredPerson['code']),
  devices: JSON.parse(devices) as StoredDevice[],
});

const SELECT = `SELECT p.id, p.unit, u.name AS unitName, p.role, p.name, p.created_at AS createdAt,
    p.subject IS NOT NULL AS identity, ${CODE} AS code, ${DEVICES} AS devices
  FROM people p JOIN units u ON u.code = p.unit`;

/** The people of one unit, with their newest code and their devices. */
export async function peopleOf(db: D1Database, unit: string): Promise<StoredPerson[]> {
  const { results } = await db.prepare(`${SELECT} WHERE p.unit = ?1 ORDER BY p.id`).bind(unit).all<Row>();
  return results.map(personOf);
}

/** Someone at or below `path`. */
export async function personBelow(db: D1Database, id: number, path: string): Promise<StoredPerson | null> {
  const row = await db
    .prepare(`${SELECT} WHERE p.id = ?1 AND u.path >= ?2 AND u.path < ?2 || '~'`)
    .bind(id, path)
    .first<Row>();
  return row && personOf(row);
}

/** Whose device it is, and of which unit; ended ones too. */
export async function deviceOwner(
  db: D1Database,
  id: string,
): Promise<{ person: number; unit: string; path: string } | null> {
  return db
    .prepare(
      `SELECT p.id AS person, u.code AS unit, u.path FROM tokens t JOIN people p ON p.id = t.person
       JOIN units u ON u.code = p.unit WHERE t.hash >= ?1 AND t.hash < ?1 || 'g' LIMIT 1`,
    )
    .bind(id)
    .first();
}

/** Ends devices of a person, or one of them (`device`), and with all of them the open codes; with its event. */
export async function revokeDevices(
  db: D1Database,
  person: number,
  device: string | null,
  event: NewEvent,
): Promise<{ devices: number; codes: number }> {
  const [devices, codes] = await db.batch([
    db
      .prepare(
        `UPDATE tokens SET revoked_at = ?2 WHERE person = ?1 AND revoked_at IS NULL
           AND (?3 IS NULL OR (hash >= ?3 AND hash < ?3 || 'g'))`,
      )
      .bind(person, event.at, device),
    db
      .prepare(
        `UPDATE codes SET revoked_at = ?2 WHERE person = ?1 AND revoked_at IS NULL AND ?3 IS NULL
           AND (used_at IS NULL OR reusable = 1)`,
      )
      .bind(person, event.at, device),
    // Whoever is shut out does not come back with an identity of elsewhere either.
    db.prepare('UPDATE people SET subject = NULL WHERE id = ?1 AND ?2 IS NULL').bind(person, device),
    insertEvents(db, [event]),
  ]);
  return { devices: devices?.meta.changes ?? 0, codes: codes?.meta.changes ?? 0 };
}
