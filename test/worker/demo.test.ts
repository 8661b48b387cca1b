import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, test } from 'vitest';
import { accountsHold, addAccounts } from '../../cli/demo/accounts.ts';
import { seedDemo } from '../../cli/demo/seed.ts';
import { demoUnits } from '../../cli/demo/tree.ts';
import { nationalDivisions } from '../../shared/regions/tree.ts';
import { app } from '../../worker/app.ts';
import { freshHouse, main, rowsOf, START } from './support/house.ts';
import { value } from './support/outcome.ts';
import { person, UNITS } from './support/people.ts';
import { annex2 } from './support/samples.ts';

beforeEach(freshHouse);

describe('the demo’s units', () => {
  test('are the ministry, 31 provinces and 兵团, 甘肃 and 江苏 down to the county, and two organisations', () => {
    const count = (level: string) => demoUnits().filter((unit) => unit.level === level).length;
    const counts = ['ministry', 'province', 'prefecture', 'county', 'organisation'].map(count);
    expect(counts).toEqual([1, 32, 14 + 13, 86 + 95, 2]);
  });

  test('bear names from which their area is understood', () => {
    const divisions = nationalDivisions();
    for (const { level, name, area } of demoUnits()) {
      if (level !== 'ministry' && level !== 'organisation') expect(divisions.areaOfUnitName(name)?.code).toBe(area);
    }
  });
});

describe('the demo’s seed', () => {
  const all = async () => {
    const tables = ['units', 'notices', 'notice_annexes', 'assignments'];
    const rows = tables.map(async (table) => (await main.prepare(`SELECT * FROM ${table}`).all()).results);
    return JSON.stringify(await Promise.all(rows));
  };

  test('a week later changes nothing: deadlines count from the first start', async () => {
    const before = await all();
    await seedDemo(main, new Date(START.getTime() + 7 * 86_400_000));
    expect(await all()).toBe(before);
  });

  test('that was broken off is completed', async () => {
    const before = await all();
    await main.prepare("DELETE FROM assignments WHERE unit LIKE '32%'").run();
    await seedDemo(main, new Date(START.getTime() + 7 * 86_400_000));
    expect(await all()).toBe(before);
  });
});

describe('the demo’s accounts', () => {
  test('are an officer and a reviewer for every unit, some administrators and readers, with a token that works', async () => {
    const accounts = await addAccounts(main, START);
    const count = (role: string) => accounts.filter((account) => account.role === role).length;
    const units = demoUnits().length;
    expect(['officer', 'reviewer', 'admin', 'reader'].map(count)).toEqual([units, units, 3, 3]);
    const answer = await app.request(
      '/api/v1/notices',
      { headers: { Authorization: `Bearer ${accounts.at(-1)?.token}` } },
      env,
    );
    expect(answer.status).toBe(200);
  });

  test('hold until the database is another', async () => {
    const accounts = await addAccounts(main, START);
    expect(await accountsHold(main, accounts, START)).toBe(true);
    await freshHouse();
    expect(await accountsHold(main, accounts, START)).toBe(false);
    expect(await accountsHold(main, [], START)).toBe(false);
  });
});

describe('outside the demo', () => {
  const { DEMO: _, ...deployed } = env;
  const signIn = (code: string) =>
    app.request('/api/v1/session', { method: 'POST', body: JSON.stringify({ code }) }, deployed);

  test('a code that may be used again opens nothing', async () => {
    const officer = await person(UNITS.xuzhou, { reusable: true });
    expect((await signIn(officer.code)).status).toBe(401);
  });

  test('codes are tried 20 times a minute and address at most', async () => {
    const answers: number[] = [];
    for (let i = 0; i < 41; i++) answers.push((await signIn('K7QM-2XWB-9FTR')).status);
    // Of 41 tries within two minutes at the most, one at least comes after the 20th of its minute.
    expect(answers.slice(0, 10)).not.toContain(429);
    expect(answers).toContain(429);
  });

  test('a token is good for 600 requests a minute', async () => {
    const officer = await person(UNITS.xuzhou);
    const ask = () =>
      app.request('/api/v1/receipts/x', { headers: { Authorization: `Bearer ${officer.token}` } }, deployed);
    // The minute may turn while this runs: then the count begins anew, once.
    let last = await ask();
    for (let i = 0; i < 1_200 && last.status !== 429; i++) last = await ask();
    expect(last.status).toBe(429);
    expect(last.headers.get('retry-after')).toBe('60');
    expect(value(await officer.api.notices())).not.toEqual([]);
  });

  test('without the key that signs receipts nothing is taken', async () => {
    const { RECEIPT_KEY: __, ...keyless } = env as typeof env & { RECEIPT_KEY: string };
    const officer = await person(UNITS.xuzhou);
    const headers = {
      ...{ Authorization: `Bearer ${officer.token}`, 'Content-Type': 'application/json' },
      'Idempotency-Key': 'k',
    };
    const sent = { method: 'POST', headers, body: JSON.stringify(annex2()) };
    const answer = await app.request('/api/v1/submissions', sent, keyless);
    expect(await answer.json()).toMatchObject({ status: 503, code: 'server.receiptKeyMissing' });
    expect(await rowsOf('submissions')).toBe(0);
  });
});
