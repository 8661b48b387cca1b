import { env } from 'cloudflare:workers';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ReminderList, ReminderSettings } from '../../../shared/api/contracts/reminder.ts';
import type { Post } from '../../../worker/robot/deliver.ts';
import { runScheduled } from '../../../worker/scheduled.ts';
import { changeAll, db, freshHouse, main, setClock } from '../support/house.ts';
import { value } from '../support/outcome.ts';
import { type Person, person, UNITS } from '../support/people.ts';
import { annex2 } from '../support/samples.ts';

const WECOM = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7ab2-4bc4-97a0-0ec2sifa5aaa';
const DINGTALK = 'https://oapi.dingtalk.com/robot/send?access_token=ff6cd723bdb4455fe18ba30dbeff007f5';
const ANNEX = 'js2021-annex2';

/** Cities' deadline: Thursday, 11 June 2026, 24:00. Monday 8 June is three days before. */
const MONDAY_10 = '2026-06-08T02:00:00Z';

/** By the platform, not by what is tested. */
async function hmac(secret: string, text: string): Promise<string> {
  const bytes = (of: string) => new TextEncoder().encode(of);
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytes(secret), algorithm, false, ['sign']);
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes(text)))));
}

interface Sent {
  readonly address: URL;
  readonly body: { msgtype: string; [key: string]: unknown };
}

/** A group robot: keeps what it was sent, and answers as the real ones do. */
function robot(answers: (() => Response | Promise<Response>)[] = []) {
  const sent: Sent[] = [];
  const post: Post = async (address, init) => {
    sent.push({ address: new URL(address), body: JSON.parse(String(init.body)) });
    expect(init).toMatchObject({ method: 'POST', redirect: 'manual' });
    return (answers.shift() ?? (() => Response.json({ errcode: 0, errmsg: 'ok' })))();
  };
  return { sent, post };
}

let admin: Person;
beforeEach(async () => {
  await freshHouse();
  admin = await person(UNITS.jiangsu, { role: 'admin' });
});
afterEach(() => vi.restoreAllMocks());

const asked = async <T>(who: Person, path: string, body?: object): Promise<T> =>
  (await (await who.send(path, body ? { method: 'POST', body: JSON.stringify(body) } : {})).json()) as T;
const settings = (body: object, who = admin) =>
  asked<ReminderSettings & { code?: string }>(who, '/reminders/settings', body);
const log = async (who = admin, query = '') => (await asked<ReminderList>(who, `/reminders${query}`)).items;
const wecom = { robot: { kind: 'wecom', address: WECOM } };

async function cron(at: string, post: Post) {
  setClock(Date.parse(at));
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  await runScheduled({ ...env, DB: db }, new Date(at), post);
}
const markdownOf = ({ body }: Sent) =>
  (body.markdown as { content?: string; text?: string }).content ?? (body.markdown as { text: string }).text;

describe('a reminder', () => {
  test('tells the group who is missing or returned, how long there is, and where to go; no person', async () => {
    await settings(wecom);
    const officer = await person(UNITS.xuzhou);
    value(await officer.api.submit(annex2(), 'k'));
    const wuxi = await person(UNITS.wuxi);
    const header = { reportingUnit: '无锡市民政局', contactName: '李红', contactPhone: '0510-83735678' };
    const { submission } = value(await wuxi.api.submit(annex2(undefined, { header }), 'k'));
    const reviewer = await person(UNITS.jiangsu, { role: 'reviewer' });
    const returned = await reviewer.send(`/submissions/${submission.id}/decisions`, {
      method: 'POST',
      body: JSON.stringify({ kind: 'return', overall: '请补电话' }),
      headers: { 'Idempotency-Key': 'r' },
    });
    expect(returned.status).toBeLessThan(300);
    const { sent, post } = robot();
    await cron(MONDAY_10, post);
    expect(sent).toHaveLength(1);
    const [first] = sent as [Sent];
    expect(first.address.href).toBe(WECOM);
    expect(Object.keys(first.body)).toEqual(['msgtype', 'markdown']);
    const text = markdownOf(first);
    expect(text).toContain('截止 2026-06-11 24:00，还有 3 天');
    expect(text).toMatch(/退回待改 1 家：无锡市民政局/);
    const second = text.slice(text.indexOf('附件2'), text.indexOf('附件3'));
    expect(second).not.toContain('徐州市民政局');
    expect(text).toContain('(https://annex.test/#/board)');
    expect(text).not.toMatch(/李红|\d{4}-\d{8}|1\d{10}/);
    expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(4_096);
    const items = await log();
    expect(items.find(({ annex }) => annex === ANNEX)).toMatchObject({
      ...{ unit: UNITS.jiangsu, day: -3, state: 'sent', attempts: 1, error: null, again: false, returned: 1 },
      ...{ missing: 13, message: text },
    });
    const { results } = await db
      .prepare("SELECT unit, person, data FROM events WHERE kind = 'reminder.sent'")
      .all<{ unit: string; person: number | null; data: string }>();
    expect(results).toMatchObject([{ unit: UNITS.jiangsu, person: null }]);
    const seals = await db
      .prepare('SELECT count(*) AS n FROM events WHERE id NOT IN (SELECT event FROM seals)')
      .first();
    expect(seals).toEqual({ n: 0 });
  });

  test('does not name a unit that is no longer, in a notice that was opened again; once it is back, it does', async () => {
    await settings(wecom);
    const gone = await person(UNITS.organisation);
    const header = { reportingUnit: '江苏省乡村公益促进会', contactName: '李红', contactPhone: '025-83735678' };
    value(await gone.api.submit(annex2(undefined, { header }), 'k'));
    const retire = main.prepare("UPDATE units SET retired_at = '2026-06-01T00:00:00.000Z' WHERE code = ?1");
    await changeAll(retire.bind(UNITS.wuxi), retire.bind(UNITS.organisation));
    const { sent, post } = robot();
    await cron(MONDAY_10, post);
    const [text = ''] = sent.map(markdownOf);
    expect(text).toContain('徐州市民政局');
    expect(text).not.toContain('无锡市民政局');
    // What one of them reported counts here as on the board.
    expect(text.slice(text.indexOf('附件2'), text.indexOf('附件3'))).toContain('应报 14 家，还差 13 家');
    await changeAll(main.prepare('UPDATE units SET retired_at = NULL WHERE code = ?1').bind(UNITS.wuxi));
    await cron('2026-06-10T02:00:00Z', post);
    expect(sent.map(markdownOf).at(-1)).toContain('无锡市民政局');
  });

  test('comes once, however often the cron fires, side by side too; each step is one of its own', async () => {
    await settings(wecom);
    const { sent, post } = robot();
    await Promise.all(Array.from({ length: 5 }, () => cron(MONDAY_10, post)));
    expect(sent).toHaveLength(1);
    for (const at of ['2026-06-08T02:10:00Z', '2026-06-08T06:00:00Z', '2026-06-09T02:00:00Z']) await cron(at, post);
    expect(sent).toHaveLength(1);
    for (const day of ['10', '11', '12', '15']) await cron(`2026-06-${day}T02:00:00Z`, post);
    expect(sent).toHaveLength(5);
    expect(sent.map(markdownOf).map((text) => /还有 \d 天|今天截止|过了 \d 天/.exec(text)?.[0])).toEqual([
      ...['还有 3 天', '还有 1 天', '今天截止', '过了 1 天', '过了 4 天'],
    ]);
    await cron('2026-06-16T02:00:00Z', post);
    expect(sent).toHaveLength(5);
    const counted = await db.prepare('SELECT count(*) AS n FROM reminders').first<{ n: number }>();
    const distinct = await db
      .prepare('SELECT count(*) AS n FROM (SELECT DISTINCT unit, notice, annex, deadline, step FROM reminders)')
      .first<{ n: number }>();
    expect(counted).toEqual(distinct);
  });

  test('keeps quiet at night, on weekends and on holidays, and follows when offices work again', async () => {
    await settings({ ...wecom, quiet: { from: '17:00', to: '09:30' } });
    const { sent, post } = robot();
    for (const at of ['2026-06-08T01:29:00Z', '2026-06-08T09:00:00Z', '2026-06-13T02:00:00Z', '2026-06-14T02:00:00Z'])
      await cron(at, post);
    expect(sent).toHaveLength(0);
    await cron('2026-06-08T01:30:00Z', post);
    expect(sent).toHaveLength(1);
    // 20 June is 端午: what fell on it is told on the 18th, the last workday before.
    await db.prepare("UPDATE assignments SET deadline = '2026-06-21T15:59:59.999Z' WHERE deadline IS NOT NULL").run();
    await cron('2026-06-19T02:00:00Z', post);
    expect(sent).toHaveLength(1);
    await cron('2026-06-18T02:00:00Z', post);
    expect(sent.slice(1).map(markdownOf).join()).toContain('还有 3 天');
  });

  test('is not sent where nothing is open, where the notice is locked, or to a group that was switched off', async () => {
    await settings(wecom);
    const { sent, post } = robot();
    await db.prepare("UPDATE notices SET locked_at = '2026-06-07T00:00:00.000Z'").run();
    await cron(MONDAY_10, post);
    await db.prepare('UPDATE notices SET locked_at = NULL').run();
    await settings({ active: false });
    await cron(MONDAY_10, post);
    await settings({ active: true });
    await db.prepare("UPDATE assignments SET duty = 'exempt'").run();
    await cron(MONDAY_10, post);
    expect(sent).toHaveLength(0);
    expect(await log()).toEqual([]);
  });

  test('of a closed notice names only those that still can report', async () => {
    await settings(wecom);
    await asked(admin, '/notices/js2021/duties', {
      ...{ kind: 'extend', annex: ANNEX, units: [UNITS.wuxi], deadline: '2026-06-11T08:00:00.000Z', reason: '停电' },
    });
    await asked(admin, '/notices/js2021/state', { to: 'closed', reason: '已汇总' });
    const { sent, post } = robot();
    await cron(MONDAY_10, post);
    expect(sent).toHaveLength(1);
    expect(markdownOf(sent[0] as Sent)).toContain('> 未报 1 家：无锡市民政局');
  });

  test('a robot that refuses is asked five times, each time later; one that gives no answer is not asked again', async () => {
    await settings(wecom);
    const refuse = () => Response.json({ errcode: 93000, errmsg: 'invalid webhook url' });
    const { sent, post } = robot(Array.from({ length: 9 }, () => refuse));
    const times = ['02:00', '02:10', '02:20', '02:50', '03:00', '04:10', '04:20', '06:50', '07:00', '09:50'];
    const tried: number[] = [];
    for (const time of times) {
      await cron(`2026-06-08T${time}:00Z`, post);
      tried.push(sent.length);
    }
    expect(tried).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
    expect((await log()).find(({ annex }) => annex === ANNEX)).toMatchObject({
      ...{ state: 'failed', attempts: 5, error: 'errcode.93000', again: false },
    });
    const silent = robot([
      () => {
        throw new DOMException('late', 'TimeoutError');
      },
    ]);
    await cron('2026-06-10T02:00:00Z', silent.post);
    await cron('2026-06-10T04:00:00Z', silent.post);
    expect(silent.sent).toHaveLength(1);
    expect((await log())[0]).toMatchObject({ state: 'unknown', error: 'timeout', again: false });
  });

  test('one refusal is made good by the next cron, and is told once', async () => {
    await settings(wecom);
    const { sent, post } = robot([() => new Response('busy', { status: 503 })]);
    await cron(MONDAY_10, post);
    expect((await log())[0]).toMatchObject({ state: 'failed', error: 'http.503', again: true });
    await cron('2026-06-08T02:30:00Z', post);
    await cron('2026-06-08T03:30:00Z', post);
    expect(sent).toHaveLength(2);
    expect((await log())[0]).toMatchObject({ state: 'sent', attempts: 2, error: null });
  });
});

describe('a DingTalk robot', () => {
  test('gets its own JSON, signed by timestamp and secret, and may mention everyone', async () => {
    const secret = 'SEC10d6e79b42bd94be0d0d6038';
    await settings({ robot: { kind: 'dingtalk', address: DINGTALK, secret }, mentionAll: true });
    const { sent, post } = robot();
    await cron(MONDAY_10, post);
    const { address, body } = sent[0] as Sent;
    expect(`${address.origin}${address.pathname}`).toBe('https://oapi.dingtalk.com/robot/send');
    const timestamp = address.searchParams.get('timestamp') ?? '';
    expect(timestamp).toBe(String(Date.parse(MONDAY_10)));
    const expected = await hmac(secret, `${timestamp}\n${secret}`);
    expect(address.searchParams.get('sign')).toBe(expected);
    expect(address.search).toContain(`sign=${encodeURIComponent(expected)}`);
    expect(body).toEqual({
      msgtype: 'markdown',
      markdown: { title: expect.stringContaining('报送提醒'), text: expect.stringContaining('未报') },
      at: { isAtAll: true },
    });
  });
});

describe('a WeCom robot', () => {
  test('mentions everyone by a text: its markdown can’t', async () => {
    await settings({ ...wecom, mentionAll: true });
    const { sent, post } = robot();
    await cron(MONDAY_10, post);
    const { body } = sent[0] as Sent;
    expect(body).toMatchObject({ msgtype: 'text', text: { mentioned_list: ['@all'] } });
    const { content } = body.text as { content: string };
    expect(content).not.toMatch(/\*\*|^#|^>|\]\(/m);
    expect(new TextEncoder().encode(content).length).toBeLessThanOrEqual(2_048);
  });
});

describe('the settings', () => {
  test('never tell the key again, and leave no trace of it in the audit', async () => {
    const saved = await settings({ ...wecom, days: [1, -1] });
    expect(saved).toMatchObject({
      robot: { kind: 'wecom', masked: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…5aaa', signed: false },
      ...{ active: true, days: [-1, 1], quiet: { from: '18:00', to: '08:30' }, mentionAll: false, calendarUntil: 2026 },
    });
    const kept = await settings({ quiet: { from: '12:00', to: '14:00' } });
    expect(kept).toMatchObject({
      active: true,
      days: [-1, 1],
      robot: saved.robot,
      quiet: { from: '12:00', to: '14:00' },
    });
    const read = await asked<ReminderSettings>(admin, '/reminders/settings');
    const { results } = await db.prepare('SELECT data FROM events').all();
    expect(JSON.stringify([saved, kept, read, results])).not.toContain('693a91f6');
    expect(await settings({ robot: null })).toMatchObject({ robot: null, active: false });
    expect(await settings({ active: true })).toMatchObject({ code: 'reminder.noRobot' });
  });

  test.each([
    ['http, not https', 'http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a'],
    ['another host', 'https://evil.example/cgi-bin/webhook/send?key=a'],
    ['the host as a user', 'https://qyapi.weixin.qq.com@evil.example/cgi-bin/webhook/send?key=a'],
    ['a user before the host', 'https://u:p@qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a'],
    ['the host as a prefix', 'https://qyapi.weixin.qq.com.evil.example/cgi-bin/webhook/send?key=a'],
    ['an address of the inner network', 'https://169.254.169.254/cgi-bin/webhook/send?key=a'],
    ['localhost', 'https://localhost/cgi-bin/webhook/send?key=a'],
    ['a port', 'https://qyapi.weixin.qq.com:8443/cgi-bin/webhook/send?key=a'],
    ['another path', 'https://qyapi.weixin.qq.com/cgi-bin/gettoken?key=a'],
    ['a path that climbs', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send/../../gettoken?key=a'],
    ['no key', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send'],
    ['a key with a line break', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a%0d%0aHost:x'],
    ['the other robot’s', DINGTALK],
    ['no address', '企业微信'],
  ])('refuse %s', async (_, address) => {
    expect(await settings({ robot: { kind: 'wecom', address } })).toMatchObject({
      code: 'reminder.address',
      status: 422,
    });
    const { results } = await db.prepare('SELECT * FROM reminder_settings').all();
    expect(results).toEqual([]);
  });

  test('are an administrator’s, of the own unit and below', async () => {
    for (const role of ['officer', 'reviewer', 'reader'] as const) {
      expect(await settings(wecom, await person(UNITS.jiangsu, { role }))).toMatchObject({ code: 'access.admin' });
    }
    const xuzhou = await person(UNITS.xuzhou, { role: 'admin' });
    expect(await settings({ ...wecom, unit: UNITS.wuxi }, xuzhou)).toMatchObject({ code: 'access.unit' });
    expect(await settings({ ...wecom, unit: UNITS.fengxian }, xuzhou)).toMatchObject({ unit: UNITS.fengxian });
    expect(await log(xuzhou)).toEqual([]);
  });

  test('can be tried: the group gets a message at once, and the answer is told', async () => {
    await settings(wecom);
    const { sent, post } = robot([() => Response.json({ errcode: 0 }), () => Response.json({ errcode: 45009 })]);
    vi.spyOn(globalThis, 'fetch').mockImplementation((address, init) => post(String(address), init ?? {}));
    expect(await asked(admin, '/reminders/test', {})).toMatchObject({ sent: true, error: null });
    expect(await asked(admin, '/reminders/test', {})).toMatchObject({ sent: false, error: 'errcode.45009' });
    expect(sent.map(markdownOf)[0]).toContain('江苏省民政厅');
  });
});
