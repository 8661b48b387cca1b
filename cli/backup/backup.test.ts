import { createPrivateKey, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { D1Database } from '@cloudflare/workers-types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getPlatformProxy } from 'wrangler';
import { linkEvents, sealStatement } from '../../shared/audit/chain.ts';
import { GENESIS } from '../../shared/audit/event.ts';
import { contentHash } from '../../shared/submission/content-hash.ts';
import { callerOf } from '../../worker/auth/session.ts';
import { encodeRecords } from '../../worker/store/record.ts';
import { addSeals, unsealedEvents } from '../../worker/store/seal.ts';
import { storeSubmission } from '../../worker/store/submission.ts';
import { addAccounts } from '../demo/accounts.ts';
import { newReceiptKey } from '../demo/receipt-key.ts';
import { seedDemo } from '../demo/seed.ts';
import { migrate, type State } from '../demo/state.ts';
import { ROOT } from '../wrangler/wrangler.ts';
import { localDatabases } from './local-database.ts';
import { restoreLocally, tableHashes } from './restore.ts';
import { openSource } from './source.ts';
import { prove } from './verify.ts';
import { writeBackup } from './write-backup.ts';

const START = new Date('2026-06-01T00:00:00Z');
const folder = mkdtempSync(path.join(tmpdir(), 'annex-backup-'));
const persist = path.join(folder, 'state');
const file = path.join(folder, 'one.jsonl');
const OF = { at: START, database: 'DB', scans: null };
const parts = [{ database: 'DB', file }];
const RECEIPT_KEY = newReceiptKey();
const keys = [JSON.parse(RECEIPT_KEY) as { kty: string; crv: string; x: string }].map(({ kty, crv, x }) => ({
  kty,
  crv,
  x,
}));

async function withDatabase<T>(state: string, use: (db: D1Database) => Promise<T>): Promise<T> {
  const proxy = await getPlatformProxy<{ DB: D1Database }>({
    configPath: path.join(ROOT, 'wrangler.toml'),
    persist: { path: path.join(state, 'v3') },
  });
  try {
    return await use(proxy.env.DB);
  } finally {
    await proxy.dispose();
  }
}

async function mainOf(state: string): Promise<DatabaseSync> {
  const db = (await localDatabases(state)).get('DB');
  if (!db) throw new Error('no database');
  return db;
}

/** Three cities hand in their list. */
async function fill(db: D1Database): Promise<void> {
  await seedDemo(db, START);
  const accounts = await addAccounts(db, START);
  for (const unit of ['320200', '320300', '320500']) {
    const token = accounts.find((a) => a.unit === unit && a.role === 'officer')?.token ?? '';
    const caller = await callerOf(db, token, START);
    if (!caller) throw new Error(unit);
    const records = [1, 2, 3].map((n) => ({
      row: n,
      values: { projectName: `助学项目${n}`, fundsWan: n },
      source: {},
      extra: {},
    }));
    const of = { notice: 'js2021', annex: 'js2021-annex2', header: {} };
    const rest = {
      baseVersion: 0,
      nil: false,
      issues: [],
      answers: [],
      requestHash: 'r',
      nonce: unit,
      idempotencyKey: 'k',
    };
    const hash = contentHash({ ...of, unit, records });
    const submission = {
      ...of,
      ...rest,
      contentHash: hash,
      receivedAt: START.toISOString(),
      replies: [],
      columns: {},
    };
    await storeSubmission(db, caller, submission, encodeRecords(records));
  }
  const links = linkEvents(GENESIS, (await unsealedEvents(db, 100)).events);
  const key = createPrivateKey({ key: JSON.parse(RECEIPT_KEY), format: 'jwk' });
  const signed = (link: (typeof links)[number]) =>
    link === links.at(-1) ? sign(null, Buffer.from(sealStatement(link)), key).toString('base64url') : null;
  expect(
    await addSeals(
      db,
      links.map((link) => ({ ...link, signature: signed(link) })),
    ),
  ).toBe(true);
}

let hashes: object;

beforeAll(async () => {
  expect(migrate({ persist } as State)).toMatchObject({ ok: true });
  await withDatabase(persist, async (db) => {
    await fill(db);
    // The server still has the database open, as it has on an ordinary day.
    const local = await mainOf(persist);
    const summary = await writeBackup(local, file, OF);
    hashes = summary.tables;
    local.close();
  });
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const source = (name: string) => {
  const opened = openSource(name);
  if (!opened.ok) throw new Error(opened.error);
  return opened.value;
};

describe('the drill', () => {
  it('restores what was backed up: every table has the hash it had, and the Worker’s database takes more', async () => {
    const state = path.join(folder, 'restored');
    expect(await restoreLocally(parts, state, null)).toMatchObject({
      ok: true,
      value: [{ summary: { tables: hashes } }],
    });
    const db = await mainOf(state);
    expect(tableHashes(db)).toEqual(hashes);
    expect(prove(db, { keys })).toMatchObject({ events: 3, submissions: 3, signatures: 1, faults: [] });
    db.close();
    await withDatabase(state, async (d1) => {
      const row = await d1.prepare('SELECT count(*) AS n, max(id) AS top FROM submissions').first();
      expect(row).toEqual({ n: 3, top: 3 });
      await expect(d1.prepare('DELETE FROM events').run()).rejects.toThrow('append-only');
      const event = "INSERT INTO events (at, unit, kind, subject) VALUES ('2026', '320300', 'test', 'x') RETURNING id";
      expect(await d1.prepare(event).first()).toEqual({ id: 4 });
    });
    expect(migrate({ persist: state } as State)).toMatchObject({ ok: true });
  }, 120_000);

  it('never writes over data that is there; asked to replace it, it moves it aside', async () => {
    const state = path.join(folder, 'restored');
    expect(await restoreLocally(parts, state, null)).toEqual({
      ok: false,
      error: { code: 'restore.notEmpty', database: 'DB', file },
    });
    const aside = path.join(folder, 'aside');
    expect(await restoreLocally(parts, state, aside)).toMatchObject({ ok: true });
    const old = await mainOf(aside);
    expect(old.prepare('SELECT count(*) AS n FROM events').get()).toEqual({ n: 4 });
    old.close();
  }, 120_000);
});

describe('a backup', () => {
  it('made twice of the same data has the same tables', async () => {
    const again = path.join(folder, 'two.jsonl');
    const local = await mainOf(persist);
    expect((await writeBackup(local, again, OF)).tables).toEqual(hashes);
    local.close();
    expect(readFileSync(again, 'utf8')).toBe(readFileSync(file, 'utf8'));
  });

  // Windows has no such bits.
  it.runIf(process.platform !== 'win32')(
    'can be read by its owner alone, whoever could read what lay there',
    async () => {
      const guarded = path.join(folder, 'guarded.jsonl');
      for (const name of [guarded, `${guarded}.partial`]) writeFileSync(name, 'x', { mode: 0o644 });
      const local = await mainOf(persist);
      await writeBackup(local, guarded, OF);
      local.close();
      expect((statSync(guarded).mode & 0o777).toString(8)).toBe('600');
    },
  );

  it.each([0, 1, 40, 5_000, 100_000, -1, -40, -2_000])('cut off at byte %d is recognised as such', (at) => {
    const cut = path.join(folder, 'cut.jsonl');
    const whole = readFileSync(file);
    writeFileSync(cut, whole);
    truncateSync(cut, at < 0 ? whole.length + at : at);
    const opened = openSource(cut);
    expect(opened.ok).toBe(false);
    expect(['backup.notOne', 'backup.interrupted']).toContain(opened.ok ? '' : opened.error);
  });

  it('in which one figure was changed is refused', () => {
    const changed = path.join(folder, 'changed.jsonl');
    writeFileSync(changed, readFileSync(file, 'utf8').replace('助学项目2', '助学项目8'));
    expect(openSource(changed)).toEqual({ ok: false, error: 'backup.changed' });
  });
});

describe('verify', () => {
  const tampered = (sql: string) => {
    const db = source(file);
    const triggers = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all() as { name: string }[];
    for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
    db.exec('PRAGMA foreign_keys = OFF');
    db.exec(sql);
    return db;
  };

  it('proves what nobody touched', () => {
    expect(prove(source(file), { keys })).toMatchObject({
      events: 3,
      waiting: 0,
      submissions: 3,
      signatures: 1,
      faults: [],
    });
  });

  const SWAP = `UPDATE events SET id = -1 WHERE id = 1; UPDATE events SET id = 1 WHERE id = 2; UPDATE events SET id = 2 WHERE id = -1`;
  it.each([
    [
      'an event changed',
      "UPDATE events SET at = '2026-05-01T00:00:00.000Z' WHERE id = 2",
      [{ kind: 'changed', event: 2 }],
    ],
    [
      'an event taken out',
      'DELETE FROM events WHERE id = 2',
      [
        { kind: 'missing', event: 2 },
        { kind: 'untold', submission: 2 },
      ],
    ],
    [
      'two events exchanged',
      SWAP,
      [
        { kind: 'changed', event: 1 },
        { kind: 'changed', event: 2 },
      ],
    ],
    [
      'the end cut off',
      'DELETE FROM seals WHERE event = 3; DELETE FROM events WHERE id = 3',
      [
        { kind: 'cut', event: 3 },
        { kind: 'untold', submission: 3 },
      ],
    ],
    [
      'a record changed',
      "UPDATE records SET data = replace(data, '助学项目2', '助学项目8') WHERE id = 1048577",
      [{ kind: 'content', submission: 1 }],
    ],
    ['a record taken out', 'DELETE FROM records WHERE id = 1048577', [{ kind: 'content', submission: 1 }]],
    [
      'another hash with other content',
      "UPDATE submissions SET content_hash = 'x' WHERE id = 2",
      [{ kind: 'content', submission: 2 }],
    ],
  ])('finds %s', (_, sql, faults) => {
    expect(prove(tampered(sql)).faults).toEqual(faults);
  });

  it('finds a chain that was rewritten as a whole, by its signature and by an earlier backup', () => {
    const earlier = prove(source(file)).head;
    const db = tampered("UPDATE events SET subject = '9' WHERE id = 1; DELETE FROM seals");
    const events = db.prepare('SELECT id, at, person, unit, kind, subject, data, device FROM events ORDER BY id').all();
    for (const { event, prev, hash } of linkEvents('annex-sync', events as never)) {
      db.prepare('INSERT INTO seals VALUES (?, ?, ?, ?)').run(event, prev, hash, event === 3 ? 'AAAA' : null);
    }
    expect(prove(db).faults).toEqual([{ kind: 'untold', submission: 1 }]);
    expect(prove(db, { keys }).faults).toContainEqual({ kind: 'signature', event: 3 });
    expect(prove(db, { earlier }).faults).toContainEqual({ kind: 'rewritten', event: 3 });
  });
});
