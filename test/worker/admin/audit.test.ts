import { env } from 'cloudflare:workers';
import { beforeEach, expect, test } from 'vitest';
import { checkChain } from '../../../shared/audit/chain.ts';
import type { AuditEvent, Seal } from '../../../shared/audit/event.ts';
import { secretHash } from '../../../worker/auth/secret.ts';
import { sealEvents } from '../../../worker/services/audit.ts';
import { deviceOf } from '../../../worker/store/event.ts';
import { db, freshHouse } from '../support/house.ts';
import { value } from '../support/outcome.ts';
import { type Person, person, UNITS } from '../support/people.ts';
import { annex2, project } from '../support/samples.ts';

let officer: Person;

beforeEach(async () => {
  // Seals follow a second after a request: none of the last test may reach into the new house.
  await scheduler.wait(1_200);
  await freshHouse();
  officer = await person(UNITS.xuzhou);
});

const eventsNow = async () =>
  (
    await db
      .prepare('SELECT id, at, person, unit, kind, subject, data, device FROM events ORDER BY id')
      .all<AuditEvent>()
  ).results;
const sealsNow = async () => (await db.prepare('SELECT * FROM seals ORDER BY event').all<Seal>()).results;
const seal = () => sealEvents({ db, env: env as never });

test('a submission leaves one event: who, what, when, from which device', async () => {
  const { submission } = value(await officer.api.submit(annex2(), 'k'));
  const [event, ...others] = await eventsNow();
  expect(others).toEqual([]);
  expect(event).toMatchObject({
    ...{ kind: 'submission.received', unit: '320300', subject: submission.id, at: '2026-06-01T00:00:00.000Z' },
    device: deviceOf(await secretHash(officer.token)),
  });
});

test('events are sealed a moment after the answer, without being asked to', async () => {
  value(await officer.api.submit(annex2(), 'k'));
  await expect.poll(async () => (await sealsNow()).length, { timeout: 5_000 }).toBe(1);
  expect(checkChain(await eventsNow(), await sealsNow()).faults).toEqual([]);
});

test('many at once sealing the same events make one chain', async () => {
  const officers = await Promise.all([UNITS.wuxi, UNITS.fengxian, UNITS.xuzhou].map((unit) => person(unit)));
  for (let version = 0; version < 3; version++) {
    for (const one of officers) {
      await one.api.submit(annex2([project({ staffCount: version + 1 })], { baseVersion: version }), `k${version}`);
    }
  }
  await Promise.all(Array.from({ length: 8 }, seal));
  const events = await eventsNow();
  const last = events.at(-1)?.id ?? 0;
  const report = checkChain(events, await sealsNow(), last);
  expect(report).toMatchObject({ waiting: 0, faults: [], head: { event: last } });
  expect(report.head?.signature).toMatch(/^[\w-]{86}$/);
});

test('the database takes no link but the next one, and changes none', async () => {
  value(await officer.api.submit(annex2(), 'k'));
  value(await officer.api.submit(annex2([project({ staffCount: 3 })], { baseVersion: 1 }), 'l'));
  const insert = (event: number, prev: string) =>
    db.prepare("INSERT INTO seals (event, prev, hash) VALUES (?1, ?2, 'x' || ?1)").bind(event, prev).run();
  await expect(insert(2, 'annex-sync')).rejects.toThrow('chain');
  await expect(insert(1, 'other')).rejects.toThrow('chain');
  await seal();
  await expect(insert(1, 'annex-sync')).rejects.toThrow('chain');
  await expect(db.prepare("UPDATE seals SET hash = 'y'").run()).rejects.toThrow('append-only');
  await expect(db.prepare('DELETE FROM seals').run()).rejects.toThrow('append-only');
  await expect(db.prepare("UPDATE events SET kind = 'y'").run()).rejects.toThrow('append-only');
});

test('an administrator reads the events of the own unit and below, with names and hashes', async () => {
  const fengxian = await person(UNITS.fengxian);
  value(await officer.api.submit(annex2(), 'k'));
  value(
    await fengxian.api.submit(
      annex2([project()], {
        header: { reportingUnit: '丰县民政局', contactName: '李红', contactPhone: '0516-83735678' },
      }),
      'k',
    ),
  );
  await seal();
  const read = async (unit: string, query = '') => {
    const admin = await person(unit, { role: 'admin' });
    const { items } = (await (await admin.send(`/events${query}`)).json()) as { items: { unit: string }[] };
    return items.map((item) => item.unit);
  };
  expect(await read(UNITS.xuzhou)).toEqual(['320321', '320300']);
  expect(await read(UNITS.xuzhou, '?unit=320321')).toEqual(['320321']);
  expect(await read(UNITS.xuzhou, '?kind=session.started')).toEqual([]);
  expect(await read(UNITS.fengxian)).toEqual(['320321']);
  expect(await read(UNITS.wuxi)).toEqual([]);
  const admin = await person(UNITS.xuzhou, { role: 'admin' });
  const { items } = (await (await admin.send('/events')).json()) as { items: object[] };
  expect(items[1]).toMatchObject({
    ...{ what: '收到报送', unitName: '徐州市民政局', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    person: { role: 'officer', unitName: '徐州市民政局' },
  });
  const csv = await (await admin.send('/events.csv')).text();
  expect(csv.trim().split('\r\n')).toHaveLength(3);
  expect(csv).toContain('收到报送');
});

test.each(['officer', 'reviewer', 'reader'] as const)('%s may not read the events', async (role) => {
  const who = await person(UNITS.jiangsu, { role });
  for (const path of ['/events', '/events.csv']) {
    const answer = await who.send(path);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([403, 'access.admin']);
  }
});
