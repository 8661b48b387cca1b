/**
 * The administrator's year: counties are imported, somebody is invited and shut out again, a notice goes from its draft
 * to its closing, a roster becomes public, and the record tells all of it.
 */
import ExcelJS from 'exceljs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe, fitsAcross } from './axe.ts';
import { launchChromium, newVisitor } from './chromium.ts';
import { bytesOf, downloadOf, picture } from './clerk.ts';
import { putInto } from './house.ts';
import { CLIENT, type Issuer, startIssuer } from './issuer.ts';
import { type DemoServer, startServer } from './server.ts';

let server: DemoServer;
let browser: Browser;
let issuer: Issuer;
let page: Page;
const faults: string[][] = [];

const TABLE = '单位代码,单位名称,层级,上级单位代码\n';
const NEW_COUNTIES = '320391,徐州市淮海国际港务区民政局,县级,320300\n320392,徐州经济技术开发区民政局,县级,320300\n';
const TITLE = '关于报送社会组织联络员和项目的通知';
const ROSTER = 'mca2021-annex1';
const PHONE = { viewport: { width: 360, height: 740 } };

beforeAll(async () => {
  issuer = await startIssuer();
  const variables = { OIDC_ISSUER: issuer.address, OIDC_CLIENT_ID: CLIENT };
  [server, browser] = await Promise.all([startServer(variables), launchChromium()]);
  page = await visit('320000', 'admin');
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  issuer?.stop();
});

async function visitor(options = {}): Promise<Page> {
  const made = await newVisitor(browser, server.address, { bypassCSP: true, ...options });
  faults.push(made.faults);
  return made.page;
}

async function enter(visitor: Page, code: string): Promise<void> {
  await visitor.goto('/');
  await visitor.getByLabel('登录码').fill(code);
  await visitor.getByRole('button', { name: '登录', exact: true }).click();
}

async function visit(unit: string, role: 'admin' | 'officer' | 'reviewer', options = {}): Promise<Page> {
  const made = await visitor(options);
  await enter(made, server.account(unit, role).code);
  await made.getByRole('button', { name: '退出' }).waitFor();
  return made;
}

const section = (name: string) => page.getByRole('navigation', { name: '管理' }).getByRole('link', { name }).click();
const button = (name: string | RegExp, within: Page | Locator = page) =>
  within.getByRole('button', { name, exact: true });

/** Chooses a unit in a field that searches as one types. */
async function choose(label: string, code: string, within: Page | Locator = page): Promise<void> {
  await within.getByLabel(label).fill(code);
}

async function looksRight(state: string): Promise<void> {
  await picture(page, `administration-${state}`, true);
  expect(await fitsAcross(page), state).toBe(true);
  expect(await axe(page), state).toEqual([]);
}

/** As offices keep such tables: a title above the header. */
async function tableAsWorkbook(rows: string): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('单位');
  sheet.addRow(['徐州市新设单位']);
  sheet.mergeCells('A1:D1');
  for (const row of (TABLE + rows).trim().split('\n')) sheet.addRow(row.split(','));
  return Buffer.from(await book.xlsx.writeBuffer());
}

const importTable = (rows: string) =>
  page.setInputFiles('input[type=file]', {
    name: '单位表.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(TABLE + rows),
  });

describe('the administrator of a province', () => {
  it('imports counties: first sees what would change and what is wrong, then does it', async () => {
    await page.getByRole('link', { name: '管理' }).click();
    await page.getByRole('link', { name: '徐州市民政局' }).waitFor();
    await importTable(`${NEW_COUNTIES}110000,北京市民政局,省级,320000\n320393,某局,街区级,320300\n`);
    const plan = page.locator('.plan');
    await plan.getByText('新增 2 个').waitFor();
    expect(await plan.locator('tbody tr').allInnerTexts()).toEqual([
      expect.stringMatching(/^4\s+须改\s+.*110000 由其他单位管理/),
      expect.stringMatching(/^5\s+须改\s+.*街区级/),
      expect.stringMatching(/^2\s+新增\s+320391/),
      expect.stringMatching(/^3\s+新增\s+320392/),
    ]);
    expect(await button(/^导入这/).count()).toBe(0);
    await looksRight('import');

    const buffer = await tableAsWorkbook(NEW_COUNTIES);
    await page.setInputFiles('input[type=file]', { name: '单位表.xlsx', mimeType: 'application/octet-stream', buffer });
    await expect.poll(() => plan.locator('tbody td:first-child').allInnerTexts()).toEqual(['3', '4']);
    await button('导入这 2 处').click();
    await plan.getByText('已导入：新增 2 个').waitFor();
    await choose('找单位', '320391');
    await page.getByRole('heading', { name: '徐州市淮海国际港务区民政局' }).waitFor();
    expect(page.url()).toContain('#/admin/units/320391');
  });

  it('renames one of them, and finds it in the downloaded table', async () => {
    await button('改名称').click();
    await page.getByLabel('单位名称').fill('徐州市国际港务区民政局');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '徐州市国际港务区民政局' }).waitFor();
    await page.getByRole('link', { name: '徐州市民政局' }).click();
    const file = await downloadOf(page, () => button('下载单位表').click());
    const text = new TextDecoder().decode(await bytesOf(file));
    expect(text).toContain('320391,徐州市国际港务区民政局,县级,320300');
    expect(text).not.toContain('320100');
  });

  it('invites somebody, who signs in with the code once; sees the device, and shuts it out', async () => {
    await page.goto('/#/admin/people/320391');
    await page.getByText('还没有人员').waitFor();
    await button('邀请人员').click();
    await page.getByLabel('姓名', { exact: true }).fill('王小明');
    await page.getByLabel(/^填报人员/).check();
    await button('生成登录码').click();
    const code = await page.locator('.one-time-code').innerText();
    await looksRight('code');
    await button('关闭').click();
    const person = page.locator('.person', { hasText: '王小明' });
    await person.getByText('已邀请，还没有登录').waitFor();

    const clerk = await visitor(PHONE);
    await enter(clerk, code);
    await clerk.getByText('徐州市国际港务区民政局').waitFor();
    const second = await visitor();
    await enter(second, code);
    await second.getByRole('alert').getByText('登录码').waitFor();
    await second.context().close();

    await page.reload();
    await person.getByText('在用').waitFor();
    await person.getByRole('button', { name: /^退出这台设备/ }).click();
    await person.getByText('已停用').waitFor();
    await clerk.reload();
    await clerk.getByText('登录已过期').waitFor();
    await clerk.context().close();
    await looksRight('people');
  });

  it('invites somebody who comes with an identity of the province: by the code once, by the identity from then on', async () => {
    await button('邀请人员').click();
    await page.getByLabel('姓名', { exact: true }).fill('孙核对');
    await page.getByLabel(/^审核人员/).check();
    await button('生成登录码').click();
    const code = await page.locator('.one-time-code').innerText();
    await button('关闭').click();

    const clerk = await visitor();
    await clerk.goto('/');
    await button('用统一身份登录', clerk).click();
    await clerk.getByText('请用管理员给的登录码关联一次').waitFor();
    await picture(clerk, 'sign-in-identity');
    await clerk.getByLabel('登录码').fill(code);
    await button('用统一身份登录', clerk).click();
    await button('退出', clerk).click();
    expect(new URL(clerk.url()).search).toBe('');
    await button('用统一身份登录', clerk).click();
    await clerk.getByText('徐州市国际港务区民政局').waitFor();
    await button('退出', clerk).click();
    issuer.refuses = true;
    await button('用统一身份登录', clerk).click();
    await clerk.getByText('统一身份登录没有完成').waitFor();
    issuer.refuses = false;
    await clerk.goto('/?code=somebody-elses&state=sent-by-mail');
    await clerk.getByText('统一身份登录没有完成').waitFor();
    expect(issuer.trades).toBe(3);
    await page.reload();
    const person = page.locator('.person', { hasText: '孙核对' });
    await person.getByRole('button', { name: /^停用/ }).click();
    await button('停用', page.getByRole('dialog')).click();
    await person.getByText('已停用').waitFor();
    await button('用统一身份登录', clerk).click();
    await clerk.getByText('请用管理员给的登录码关联一次').waitFor();
    expect(await axe(clerk)).toEqual([]);
    await clerk.context().close();
  });

  it('throws a draft away, after it was asked', async () => {
    await section('通知');
    await button('起草通知').click();
    await page.getByLabel('通知标题').fill('写错了的通知');
    await page.getByLabel(/省级联络员表/).check();
    await button('存为草稿').click();
    const draft = page.locator('.draft', { hasText: '写错了的通知' });
    await draft.getByRole('button', { name: /^删除/ }).click();
    await looksRight('draft-delete');
    await button('取消', page.getByRole('dialog')).click();
    await draft.getByRole('button', { name: /^删除/ }).click();
    await button('删除', page.getByRole('dialog')).press('Enter');
    await draft.waitFor({ state: 'detached' });
  });

  it('drafts a notice, tries it, publishes it to the cities and counties of one city', async () => {
    await section('通知');
    await button('起草通知').click();
    await page.getByLabel('通知标题').fill(TITLE);
    await button('试算').click();
    await page.getByText('请至少选一张附表。').waitFor();
    await page.getByLabel(/省级联络员表/).check();
    const asked = page.getByRole('group', { name: /省级联络员表/ });
    await asked.getByLabel('县级', { exact: true }).check();
    await asked.locator('summary', { hasText: '只要一部分单位填' }).click();
    await choose('只要这些单位和它们的下级填', '320300', asked);
    await asked.locator('summary', { hasText: '免报的单位' }).click();
    await choose('免报的单位', '320392', asked);
    await asked.getByLabel('徐州经济技术开发区民政局免报的理由').fill('刚刚设立');
    await button('试算').click();
    await page.getByText('须填 12 个单位，免报 1 个。').waitFor();
    await looksRight('draft');
    await page.getByLabel('通知标题').fill(`${TITLE}（试行）`);
    expect(await button(/^发布给/).count()).toBe(0);
    await page.getByLabel('通知标题').fill(TITLE);
    await button('试算').click();
    await button('发布给 12 个单位').click();
    await page.getByText(`《${TITLE}》已发布。`).waitFor();
  });

  it('gives one unit more time, closes the notice and opens it again', async () => {
    const notice = page.locator('.notice', { hasText: TITLE });
    await button('延期或免报', notice).click();
    const dialog = page.getByRole('dialog');
    await choose('给哪些单位', '徐州市民', dialog);
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: '去掉 徐州市民政局' }).waitFor();
    await dialog.getByLabel(/^理由/).fill('汛期');
    await button('给 1 个单位延期', dialog).click();
    await notice.getByText('已给 1 个单位延期。').waitFor();
    await button('关闭', notice).click();
    await page.getByRole('dialog').getByLabel(/^理由/).fill('收齐了');
    await page.keyboard.press('Enter');
    await notice.locator('.word', { hasText: '已关闭' }).waitFor();
    const id = (await notice.getAttribute('data-notice')) ?? '';
    const late = await server.client('320321', 'officer').submit({ notice: id, annex: ROSTER, records: [] }, 'late');
    expect(late).toMatchObject({ ok: false, error: { problem: { code: 'notice.closed' } } });
    await looksRight('notices');
    await button('重新开放', notice).click();
    await page.getByRole('dialog').getByLabel(/^理由/).fill('补报');
    await page.keyboard.press('Enter');
    await notice.locator('.word', { hasText: '开放' }).waitFor();
  });

  it('leads everyone to the roster: named by the officer, published once accepted', async () => {
    const roster = await page
      .locator('.notice', { hasText: TITLE })
      .getByRole('link', { name: '联络员名册' })
      .getAttribute('href');
    const notice = roster?.split('/').at(-1) ?? '';
    const values = { name: '李联络', officePhone: '0516-83700000', mobile: '13812345678', email: 'li@example.gov.cn' };
    const input = { notice, annex: ROSTER, header: { reportingUnit: '徐州市民政局' }, records: [{ values }] };
    const sent = await server.client('320300', 'officer').submit(input, 'roster');
    if (!sent.ok) throw new Error(JSON.stringify(sent.error));
    const anyone = await visitor(PHONE);
    await anyone.goto(`/${roster}`);
    const line = anyone.locator('tr[data-unit="320300"]');
    await line.getByText('还没有登记').waitFor();
    const decided = await server
      .client('320000', 'reviewer')
      .decide(sent.value.submission.id, { kind: 'accept' }, 'roster-accept');
    if (!decided.ok) throw new Error(JSON.stringify(decided.error));
    await anyone.reload();
    await line.getByText('李联络').waitFor();
    await anyone.getByLabel('查找').fill('13812345678');
    expect(await anyone.locator('tbody tr').count()).toBe(1);
    const file = await downloadOf(anyone, () => button('下载', anyone).click());
    expect(new TextDecoder().decode(await bytesOf(file))).toContain('徐州市民政局,市级,李联络');
    expect(await axe(anyone)).toEqual([]);
    expect(await fitsAcross(anyone)).toBe(true);
    await anyone.context().close();
  });

  it('retires a unit that no notice asks any more, and brings it back', async () => {
    const retire = async (unit: string) => {
      await page.goto(`/#/admin/units/${unit}`);
      await button('停用').click();
      await page.getByRole('dialog').getByLabel(/^理由/).fill('并入开发区');
      await page.keyboard.press('Enter');
    };
    await retire('320391');
    await page.getByRole('alert').getByText(TITLE).getByText('免报').waitFor();
    await looksRight('unit-asked');
    await button('取消', page.getByRole('dialog')).click();
    await retire('320392');
    await page.getByText('报送过的内容和数字都在').waitFor();
    expect(await button('增加下级单位').count()).toBe(0);
    await looksRight('unit-retired');
    await page.goto('/#/admin/people/320392');
    await page.getByText('不能邀请人员').waitFor();
    await page.goto('/#/admin/units/320300');
    const last = page.locator('.listed tbody tr').last();
    expect(await last.innerText()).toMatch(/徐州经济技术开发区民政局\s+已停用/);
    await last.getByRole('link').click();
    await button('恢复').click();
    await page.getByRole('dialog').getByLabel(/^理由/).fill('没有合并');
    await page.keyboard.press('Enter');
    await button('停用').waitFor();
  });

  it('has a notice ask for the newer version of an annex, after seeing what it changes', async () => {
    putInto(server, (db) => {
      const [kept] = db.prepare("SELECT data FROM annex_definitions WHERE annex = 'js2021-annex2'").all();
      const { fields, ...rest } = JSON.parse(String(kept?.data)) as { fields: object[] };
      const remark = { key: 'oldRemark', label: '旧备注', type: 'text', required: 'no' };
      const old = { ...rest, version: 0, fields: [...fields.slice(1), remark] };
      db.prepare("INSERT INTO annex_definitions (annex, version, data) VALUES ('js2021-annex2', 0, ?)").run(
        JSON.stringify(old),
      );
      db.exec("UPDATE notice_annexes SET annex_version = 0 WHERE notice = 'js2021' AND annex = 'js2021-annex2'");
    });
    await section('通知');
    const notice = page.locator('[data-notice="js2021"]');
    await notice.getByRole('button', { name: /^有新版/ }).click();
    const dialog = page.getByRole('dialog');
    await expect
      .poll(() => dialog.locator('.annex-changes li').allInnerTexts())
      .toEqual([expect.stringMatching(/^新增栏目/), '去掉栏目“旧备注”']);
    await looksRight('annex-version');
    await button('启用第 1 版', dialog).click();
    await notice.getByText('已启用第 1 版').waitFor();
    await expect.poll(() => notice.getByRole('button', { name: /^有新版/ }).count()).toBe(0);
  });

  it('sets the robot of the group, whose address is not shown again', async () => {
    await section('提醒');
    await page
      .getByLabel(/^机器人地址/)
      .fill('https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7f4d-4bc4-97a0-0ec2f1fa5abc');
    await button('保存').click();
    await page.getByLabel('开启提醒').waitFor();
    expect(await page.content()).not.toContain('693a91f6-7f4d');
    await page.getByLabel('截止前 7 天').check();
    await button('保存').click();
    await page.reload();
    await expect.poll(() => page.getByLabel('截止前 7 天').isChecked()).toBe(true);
    putInto(server, (db) => {
      const sent = db.prepare(
        `INSERT INTO reminders (unit, notice, annex, deadline, step, state, attempts, claim, at, tried_at, missing, returned,
           message) VALUES ('320000', 'js2021', 'js2021-annex2', ?1, -3, 'sent', 1, ?1, ?1, ?1, 3, 0, '还有 3 家没有报')`,
      );
      for (let day = 0; day < 60; day++) sent.run(new Date(Date.UTC(2026, 0, 1 + day)).toISOString());
    });
    await page.reload();
    const lines = page.getByRole('region', { name: '发过的提醒' }).locator('tbody tr');
    await expect.poll(() => lines.count()).toBe(50);
    await looksRight('reminders');
    await button('再看更早的').click();
    await expect.poll(() => lines.count()).toBe(60);
    expect(await lines.last().innerText()).toContain('2026年1月1日');
    expect(await button('再看更早的').count()).toBe(0);
  });

  it('finds all of it in the record, with the device, and takes it as a file', async () => {
    await section('记录');
    const kinds = async () =>
      page.locator('table.events tbody tr').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-kind')));
    await page.locator('table.events').waitFor();
    expect(new Set(await kinds())).toEqual(
      new Set([
        ...[
          'session.started',
          'units.changed',
          'invitation.made',
          'device.revoked',
          'person.revoked',
          'notice.published',
          'duty.extend',
        ],
        ...['draft.deleted', 'unit.retired', 'unit.restored', 'annex.version'],
        ...['notice.closed', 'notice.open', 'submission.received', 'submission.accepted', 'reminder.settings'],
      ]),
    );
    const words = await page.locator('table.events tbody tr td:nth-child(2)').allInnerTexts();
    expect(words.filter((word) => /[a-z]/.test(word))).toEqual([]);
    await looksRight('audit');
    await page.getByLabel('事项').selectOption('duty.extend');
    await expect.poll(kinds).toEqual(['duty.extend']);
    const line = page.locator('tr[data-kind="duty.extend"]');
    expect(await line.innerText()).toMatch(/江苏省民政厅 管理员[\s\S]*Linux[\s\S]*汛期/);
    const file = await downloadOf(page, () => button('导出 CSV').click());
    expect(new TextDecoder().decode(await bytesOf(file))).toContain('汛期');
    await page.getByText('逐条接成哈希链').waitFor();
  });

  it('is told when the server is out of reach, and goes on when it is back', async () => {
    await page.context().setOffline(true);
    await section('人员');
    await page.getByRole('alert').getByText('现在连不上服务器').waitFor();
    await looksRight('offline');
    await page.context().setOffline(false);
    await page.locator('.person').first().waitFor();
    expect(await page.getByText('现在连不上服务器').count()).toBe(0);
  });

  it('sees nothing of units that are not below', async () => {
    const city = await visit('320000', 'reviewer');
    await city.goto('/#/admin/units');
    await city.getByText('返回').waitFor();
    await city.context().close();
    await page.goto('/#/admin/units/110000');
    await page.getByRole('heading', { name: '江苏省民政厅' }).waitFor();
  });

  it('does the same on a phone and by keyboard alone', async () => {
    const phone = await visit('320000', 'admin', PHONE);
    for (const name of ['units', 'people', 'notices', 'reminders', 'audit']) {
      await phone.goto(`/#/admin/${name}`);
      await phone.locator('.administration .card').first().waitFor();
      await expect.poll(() => phone.locator('.skeleton').count()).toBe(0);
      await picture(phone, `administration-360-${name}`, true);
      expect(await fitsAcross(phone), name).toBe(true);
      expect(await axe(phone), name).toEqual([]);
    }
    await phone.context().close();
    await page.goto('/#/devices');
    await page.getByRole('heading', { name: '我的设备' }).waitFor();
    await page.locator('[data-device]').nth(1).waitFor();
    await looksRight('devices');
    await page.goto('/#/admin/people/320391');
    await button('邀请人员').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await page.keyboard.type('赵审核');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.one-time-code').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.person', { hasText: '赵审核' }).getByText('审核人员').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('邀请人员');
    expect(faults.flat()).toEqual([]);
  });
});
