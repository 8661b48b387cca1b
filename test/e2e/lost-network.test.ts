import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium, newVisitor } from './chromium.ts';
import { dropFixture, picture, signIn, typeInto } from './clerk.ts';
import { type DemoServer, startServer } from './server.ts';

let server: DemoServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), launchChromium()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const submitButton = (page: Page) => page.getByRole('button', { name: '提 交' });
const waiting = (page: Page) => page.getByText('网络中断，已存待发 1 份');

async function submissionsOf(unit: string) {
  const answer = await server.client(unit, 'officer').submissions();
  if (!answer.ok) throw new Error('no list');
  return answer.value.items;
}

describe('a connection that is lost', () => {
  it('after the server has stored a submission costs nothing: one submission, and its receipt arrives', async () => {
    const { page, faults } = await newVisitor(browser, server.address);
    await signIn(page, server, '620000');
    await dropFixture(page, 'a2-gansu-clean.xlsx');
    const keys: string[] = [];
    await page.route('**/api/v1/submissions', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      keys.push(route.request().headers()['idempotency-key'] ?? '');
      if (keys.length > 1) return route.continue();
      await route.fetch();
      return route.abort('connectionreset');
    });
    await submitButton(page).click();
    await waiting(page).waitFor();
    await picture(page, 'officer-offline');
    expect(await submissionsOf('620000')).toHaveLength(1);
    await page.getByRole('button', { name: '现在再发' }).click();
    await page.locator('.receipt').waitFor();
    expect(await page.locator('.receipt').innerText()).toContain('第 1 版');
    expect(await waiting(page).count()).toBe(0);
    expect(new Set(keys).size).toBe(1);
    expect(keys.length).toBeGreaterThan(1);
    expect(await submissionsOf('620000')).toHaveLength(1);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('before anything was sent: it goes out by itself once the network is back, even after a reload', async () => {
    const { page } = await newVisitor(browser, server.address);
    await signIn(page, server, '320300');
    await dropFixture(page, 'js2-xuzhou-clean.xlsx');
    await page.route('**/api/v1/submissions', (route) =>
      route.request().method() === 'POST' ? route.abort('internetdisconnected') : route.continue(),
    );
    await submitButton(page).click();
    await waiting(page).waitFor();
    await page.reload();
    await waiting(page).waitFor();
    expect(await submissionsOf('320300')).toHaveLength(0);
    await page.unroute('**/api/v1/submissions');
    await page.context().setOffline(true);
    await page.context().setOffline(false);
    await page.locator('.receipt').waitFor();
    expect(await submissionsOf('320300')).toHaveLength(1);
    await page.context().close();
  });

  it('and then a change of the sheet makes another submission, not a second first one', async () => {
    const { page } = await newVisitor(browser, server.address);
    await signIn(page, server, '320500');
    await dropFixture(page, 'js3-suzhou-clean.xlsx');
    let lost = 0;
    await page.route('**/api/v1/submissions', async (route) => {
      if (route.request().method() !== 'POST' || lost > 1) return route.continue();
      lost++;
      if (lost === 1) await route.fetch();
      return route.abort('connectionreset');
    });
    await submitButton(page).click();
    await waiting(page).waitFor();
    const title = page.locator('.cell', { hasText: '案例标题' }).first();
    const address = (await title.getAttribute('data-cell')) ?? '';
    const valueCell = address.replace(/^[A-Z]+/, (column) => String.fromCharCode(column.charCodeAt(0) + 1));
    await typeInto(page, valueCell, '助农兴村，社会组织在行动');
    await submitButton(page).click();
    await expect.poll(() => lost).toBe(2);
    await waiting(page).waitFor();
    await page.reload();
    // The first one did arrive: what differs from it is shown, and nothing is overwritten unasked.
    await page.getByText('这张表已经有更新的一版').waitFor();
    expect(await page.locator('.changes').innerText()).toContain('助农兴村，社会组织在行动');
    expect(await submissionsOf('320500')).toHaveLength(1);
    await page.context().close();
  });

  it('leaves what one unit could not send out of the next unit’s sign-in', async () => {
    const { page } = await newVisitor(browser, server.address);
    const senders = new Set<string | undefined>();
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/submissions')) {
        senders.add(request.headers().authorization);
      }
    });
    await signIn(page, server, '540000');
    await dropFixture(page, 'a1-xizang-clean.xlsx');
    await page.context().setOffline(true);
    await submitButton(page).click();
    await waiting(page).waitFor();
    await page.getByRole('button', { name: '退出' }).click();
    await page.context().setOffline(false);
    await signIn(page, server, '530000');
    await page.getByText('没有送出的 1 份').waitFor();
    await page.waitForTimeout(1500);
    expect(await submissionsOf('530000')).toHaveLength(0);
    expect(senders.size).toBe(1);
    await page.getByRole('button', { name: '退出' }).click();
    await signIn(page, server, '540000');
    await page.locator('.receipt').waitFor();
    expect(await submissionsOf('540000')).toHaveLength(1);
    await page.context().close();
  });
});
