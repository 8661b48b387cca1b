import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainCode, secretHash } from '../../worker/auth/secret.ts';
import { localDatabases } from '../backup/local-database.ts';
import { prove } from '../backup/verify.ts';
import { migrate, type State } from '../demo/state.ts';
import { runWrangler, type Wrangler } from '../wrangler/wrangler.ts';
import { firstAdmin, type Place, seedUnits } from './begin.ts';
import { nationalUnits } from './national-units.ts';

describe('the country’s units', () => {
  const units = nationalUnits('100000', 'county') ?? [];

  it('are the ministry, 31 provinces and 兵团 with its divisions, prefectures and counties, each once', () => {
    const count = (level: string) => units.filter((unit) => unit.level === level).length;
    expect(['ministry', 'province', 'prefecture', 'county'].map(count)).toEqual([1, 32, 347, 2852]);
    expect(new Set(units.map(({ code }) => code)).size).toBe(units.length);
    expect(units.filter(({ parent }) => parent === '660000')).toHaveLength(14);
  });

  it('stand behind the unit above them, under a path of its codes', () => {
    const seen = new Set<string>();
    for (const { code, parent, path: own } of units) {
      expect(parent === null || seen.has(parent)).toBe(true);
      expect(own.endsWith(`${parent ?? ''}${parent === null ? '' : '/'}${code}/`)).toBe(true);
      seen.add(code);
    }
  });

  it('of one province have it at the top', () => {
    const jiangsu = nationalUnits('320000', 'prefecture') ?? [];
    expect(jiangsu[0]).toMatchObject({ code: '320000', name: '江苏省民政厅', parent: null, path: '320000/' });
    expect(jiangsu).toHaveLength(14);
    expect(nationalUnits('999999', 'county')).toBeNull();
  });
});

describe('a fresh deployment', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'annex-begin-'));
  const persist = path.join(folder, 'state');
  const NOW = new Date('2026-06-01T00:00:00Z');
  const calls: (readonly string[])[] = [];
  const files: string[] = [];
  /** The real wrangler on a local database, where the deployed one is meant. */
  const run: Wrangler = (args, quiet) => {
    calls.push(args);
    const file = args[args.indexOf('--file') + 1];
    if (args.includes('--file') && file && existsSync(file)) files.push(readFileSync(file, 'utf8'));
    const local = args.flatMap((arg) => (arg === '--remote' ? ['--local', '--persist-to', persist] : [arg]));
    return runWrangler(local, quiet);
  };
  const place: Place = { run, database: 'DB', where: ['--remote'] };
  const asked = { unit: '320000', name: "张'三", days: 7, again: false };

  beforeAll(() => {
    expect(migrate({ persist } as State).ok).toBe(true);
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('gets its tree and its first administrator by one command each, and no second one unasked', async () => {
    expect(await firstAdmin(place, asked, NOW)).toEqual({ ok: false, error: 'begin.noUnits' });
    expect(seedUnits(place, { root: '320000', depth: 'prefecture', again: false }, NOW)).toEqual({
      ok: true,
      value: 14,
    });
    const made = await firstAdmin(place, asked, NOW);
    if (!made.ok) throw new Error(made.error);
    expect(made.value).toMatchObject({ unitName: '江苏省民政厅', expiresAt: '2026-06-08T00:00:00.000Z' });
    expect(made.value.code).toMatch(/^\w{4}-\w{4}-\w{4}$/);
    expect(await firstAdmin(place, asked, NOW)).toEqual({ ok: false, error: 'begin.hasAdmin' });

    const db = (await localDatabases(persist)).get('DB');
    if (!db) throw new Error('no database');
    const code = db
      .prepare('SELECT c.hash, c.used_at AS used, p.role, p.name FROM codes c JOIN people p ON p.id = c.person')
      .all();
    expect(code).toEqual([
      { hash: await secretHash(plainCode(made.value.code)), used: null, role: 'admin', name: "张'三" },
    ]);
    const events = db.prepare('SELECT kind, person, unit FROM events ORDER BY id').all();
    expect(events).toEqual([
      { kind: 'units.seeded', person: null, unit: '320000' },
      { kind: 'admin.first', person: null, unit: '320000' },
    ]);
    expect(prove(db)).toMatchObject({ events: 2, waiting: 2, faults: [] });
    db.close();
    for (const args of calls) expect(args.slice(0, 4)).toEqual(['d1', 'execute', 'DB', '--remote']);
    // The code itself goes nowhere but to the terminal.
    expect([...files, ...calls.flat()].join()).not.toContain(made.value.code);
  }, 120_000);

  it('a database that can’t be asked is said to be none', async () => {
    const silent: Wrangler = () => ({ ok: false, output: '', stdout: '' });
    const nowhere = { ...place, run: silent };
    expect(await firstAdmin(nowhere, asked, NOW)).toEqual({ ok: false, error: 'begin.noDatabase' });
    expect(seedUnits(nowhere, { root: '100000', depth: 'county', again: false }, NOW).ok).toBe(false);
  });
});
