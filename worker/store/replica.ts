import type { D1Database, D1PreparedStatement } from '@cloudflare/workers-types';
import { type Bindings, type House, housesOf, NUMBERS } from './databases.ts';

/**
 * The copies that a province's database has of the main one: its units and those above it, the definitions, the notices
 * with who leads them, and what they ask of its own units. Triggers note every change in the main database, in the
 * transaction that makes it; a copy is taken in one transaction with the revision it is of. So whatever breaks off is
 * taken up again the next time, and two at once can't put an older state over a newer one.
 */
export async function catchUp(main: House, house: House): Promise<void> {
  const { province } = house;
  if (province === null) return;
  await beginNumbers(main, house);
  const above = await main.db
    .prepare('SELECT path FROM units WHERE code = ?1')
    .bind(province)
    .first<{ path: string }>();
  if (!above) return;
  for (;;) {
    const copied = (await house.db.prepare('SELECT copied FROM origin').first<{ copied: number }>())?.copied ?? 0;
    const { results: due } = await main.db
      .prepare('SELECT what, revision FROM changes WHERE revision > ?1 ORDER BY revision')
      .bind(copied)
      .all<{ what: string; revision: number }>();
    if (due.length === 0) return;
    if (await takeOver(main.db, house.db, above.path, due, copied)) return;
  }
}

/** The same for every province. One that can't be reached is told of in the log and taken up the next time. */
export async function catchUpAll(env: Bindings): Promise<void> {
  const [main, ...provinces] = housesOf(env);
  if (!main) return;
  const copies = await Promise.allSettled(provinces.map((house) => catchUp(main, house)));
  for (const [index, copy] of copies.entries()) {
    if (copy.status === 'fulfilled') continue;
    console.error(JSON.stringify({ error: 'copy', province: provinces[index]?.province, name: copy.reason?.name }));
  }
}

interface Due {
  readonly what: string;
  readonly revision: number;
}

/** Units first: the rest refers to them. false: another was faster. */
async function takeOver(
  main: D1Database,
  to: D1Database,
  path: string,
  due: readonly Due[],
  copied: number,
): Promise<boolean> {
  const concerned = due.some(({ what }) => what.startsWith('units ') && path.startsWith(what.slice(6)));
  const statements = concerned ? await copyUnits(main, to, path) : [];
  if (due.some(({ what }) => what === 'definitions')) statements.push(...(await copyDefinitions(main, to)));
  for (const { what } of due) {
    if (what.startsWith('notice ')) statements.push(...(await copyNotice(main, to, path, what.slice(7))));
  }
  const revision = due.at(-1)?.revision ?? copied;
  // NULL where another was faster: NOT NULL then undoes the whole transaction.
  const mark = to.prepare('UPDATE origin SET copied = CASE WHEN copied = ?1 THEN ?2 END').bind(copied, revision);
  try {
    await to.batch([mark, ...statements]);
    return true;
  } catch (error) {
    if (error instanceof Error && /origin\.copied/.test(error.message)) return false;
    throw error;
  }
}

/** Whether the copies were ever begun: a province's database without them can hold nothing. */
export async function hasBegun({ db, province }: House): Promise<boolean> {
  if (province === null) return true;
  return ((await db.prepare('SELECT first FROM origin').first<{ first: number }>())?.first ?? 0) > 0;
}

/** What a database counts by itself. */
const COUNTING = ['submissions', 'decisions', 'events', 'reminders'];

/** Makes an empty database the province's: from here on it gives out its own numbers. */
async function beginNumbers(main: House, { db, number, province }: House): Promise<void> {
  const origin = await db.prepare('SELECT first FROM origin').first<{ first: number }>();
  if (origin?.first !== 0) return;
  const reported = await main.db
    .prepare(
      `SELECT 1 FROM submissions s JOIN units u ON u.code = s.unit JOIN units p ON p.code = ?1
       WHERE u.path >= p.path AND u.path < p.path || '~' LIMIT 1`,
    )
    .bind(province)
    .first();
  // It would hide what is there already. docs/scale.md tells how a province moves.
  if (reported) throw new Error(`province ${province} has reported into the main database`);
  const first = number * NUMBERS;
  await db.batch([
    ...COUNTING.map((name) =>
      db
        .prepare(
          `INSERT INTO sqlite_sequence (name, seq) SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = ?1)`,
        )
        .bind(name, first),
    ),
    db.prepare('UPDATE origin SET first = ?1').bind(first),
  ]);
}

/** Rows of a bound value; far below its 2 MB. */
const AT_ONCE = 4_000;

/** One statement for so many rows. `write` takes them as the JSON array ?1. */
function inParts(to: D1Database, write: string, rows: readonly object[]): D1PreparedStatement[] {
  const statement = to.prepare(write);
  return Array.from({ length: Math.ceil(rows.length / AT_ONCE) }, (_, i) =>
    statement.bind(JSON.stringify(rows.slice(i * AT_ONCE, (i + 1) * AT_ONCE))),
  );
}

/** SQL: of units `u`, those at or below ?1. */
const BELOW = `u.path >= ?1 AND u.path < ?1 || '~'`;

const UNIT = 'u.code, u.name, u.level, u.parent, u.area, u.path, u.retired_at';

async function copyUnits(main: D1Database, to: D1Database, path: string): Promise<D1PreparedStatement[]> {
  const { results } = await main
    .prepare(
      `SELECT ${UNIT} FROM units u WHERE ${BELOW} OR substr(?1, 1, length(u.path)) = u.path ORDER BY length(u.path), u.code`,
    )
    .bind(path)
    .all<Row>();
  return upsert(to, 'units', ['code'], results);
}

async function copyDefinitions(main: D1Database, to: D1Database): Promise<D1PreparedStatement[]> {
  const { results } = await main.prepare('SELECT annex, version, data FROM annex_definitions').all();
  const write = to.prepare(
    `INSERT INTO annex_definitions (annex, version, data) VALUES (?1, ?2, ?3) ON CONFLICT (annex, version) DO NOTHING`,
  );
  return results.map(({ annex, version, data }) => write.bind(annex, version, data));
}

/** A notice, who leads it, and what it asks of the units at or below `path`: of others nothing. */
async function copyNotice(
  main: D1Database,
  to: D1Database,
  path: string,
  notice: string,
): Promise<D1PreparedStatement[]> {
  const [leads, row, annexes, assignments, people, changes] = await main.batch<Row>([
    main
      .prepare(
        `SELECT ${UNIT} FROM notices n JOIN units l ON l.code = n.lead
         JOIN units u ON substr(l.path, 1, length(u.path)) = u.path WHERE n.id = ?1 ORDER BY length(u.path)`,
      )
      .bind(notice),
    main.prepare('SELECT * FROM notices WHERE id = ?1').bind(notice),
    main.prepare('SELECT * FROM notice_annexes WHERE notice = ?1').bind(notice),
    main
      .prepare(`SELECT a.* FROM assignments a JOIN units u ON u.code = a.unit WHERE a.notice = ?2 AND ${BELOW}`)
      .bind(path, notice),
    main
      .prepare(
        `SELECT DISTINCT p.id, p.unit, p.role, p.name, p.created_at FROM assignment_changes c JOIN people p ON p.id = c.person
         JOIN units u ON u.code = c.unit WHERE c.notice = ?2 AND ${BELOW}`,
      )
      .bind(path, notice),
    main
      .prepare(`SELECT c.* FROM assignment_changes c JOIN units u ON u.code = c.unit WHERE c.notice = ?2 AND ${BELOW}`)
      .bind(path, notice),
  ]);
  return [
    ...upsert(to, 'units', ['code'], leads?.results ?? []),
    ...upsert(to, 'notices', ['id'], row?.results ?? []),
    ...upsert(to, 'notice_annexes', ['notice', 'annex'], annexes?.results ?? []),
    ...upsert(to, 'assignments', ['notice', 'annex', 'unit'], assignments?.results ?? []),
    ...upsert(to, 'people', ['id'], people?.results ?? []),
    ...keepChanges(to, changes?.results ?? []),
  ];
}

type Row = Readonly<Record<string, unknown>>;

/** Whatever columns the table has: a column that a later migration adds is copied like the rest. */
function upsert(to: D1Database, table: string, key: readonly string[], rows: readonly Row[]): D1PreparedStatement[] {
  const columns = Object.keys(rows[0] ?? {});
  const values = columns.map((column) => `value ->> '${column}'`).join(', ');
  const rest = columns.filter((column) => !key.includes(column)).map((column) => `${column} = excluded.${column}`);
  return inParts(
    to,
    `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values} FROM json_each(?1) WHERE true
     ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${rest.join(', ')}`,
    rows,
  );
}

/** Append-only: what is there stays. */
function keepChanges(to: D1Database, rows: readonly Row[]): D1PreparedStatement[] {
  return inParts(
    to,
    `INSERT INTO assignment_changes (id, notice, annex, unit, kind, before, deadline, reason, at, person)
     SELECT value ->> 'id', value ->> 'notice', value ->> 'annex', value ->> 'unit', value ->> 'kind', value ->> 'before',
       value ->> 'deadline', value ->> 'reason', value ->> 'at', value ->> 'person'
     FROM json_each(?1) WHERE true ON CONFLICT (id) DO NOTHING`,
    rows,
  );
}

/**
 * Lets somebody of another database act in this one: who they are and what let them in, as it stands at home now. What
 * they do here is held to it by the same statement as at home.
 */
export async function admitGuest(home: D1Database, to: D1Database, person: number, tokenHash: string): Promise<void> {
  const [people, tokens] = await home.batch<Row>([
    home.prepare('SELECT id, unit, role, name, created_at FROM people WHERE id = ?1').bind(person),
    home.prepare('SELECT * FROM tokens WHERE hash = ?1').bind(tokenHash),
  ]);
  await to.batch([
    ...upsert(to, 'people', ['id'], people?.results ?? []),
    ...upsert(to, 'tokens', ['hash'], tokens?.results ?? []),
  ]);
}
