import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { type DemoServer, startServer } from './server.ts';

/** The product at an address of its own, Excel on the web that frames it, and somebody else's page. */
const OURS = 'https://annex.example';
const EXCEL = 'https://excel.officeapps.live.com';
const CHINA = 'https://excel.officeapps.partner.office365.cn';
const STRANGER = 'https://stranger.example';

let server: DemoServer;
let browser: Browser;
let context: BrowserContext;
/** Another origin over a real connection: what Playwright answers itself it lets through to any. */
let other: Server;

beforeAll(async () => {
  other = createServer((_, answer) => answer.setHeader('Content-Type', 'text/html').end('<!doctype html>'));
  other.listen(0, '127.0.0.1');
  [server, browser] = await Promise.all([startServer(), launchChromium()]);
  context = await browser.newContext();
  // The real server's answers, headers and all, under an https address as a deployment has one.
  await context.route(`${OURS}/**`, async (route) => {
    const { pathname, search } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: `${server.address}${pathname}${search}` }) });
  });
  for (const origin of [EXCEL, CHINA, STRANGER]) {
    await context.route(`${origin}/**`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
    );
  }
});

afterAll(async () => {
  await browser?.close();
  other?.close();
  await server?.stop();
});

async function pageAt(address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/** Whether a page of this origin gets to show `path` of ours in a frame. */
async function frames(origin: string, path: string): Promise<boolean> {
  const page = await pageAt(`${origin}/`);
  await page.evaluate((address) => {
    const frame = document.createElement('iframe');
    frame.src = address;
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    return loaded;
  }, `${OURS}${path}`);
  const framed = page.frames()[1]?.url().startsWith(OURS) === true;
  await page.close();
  return framed;
}

describe('in Chromium', () => {
  it('Excel on the web, here and in China, frames the pane; nobody else does, and nobody frames the page', async () => {
    expect(await frames(EXCEL, '/addin/index.html')).toBe(true);
    expect(await frames(CHINA, '/addin/index.html')).toBe(true);
    expect(await frames(STRANGER, '/addin/index.html')).toBe(false);
    for (const origin of [EXCEL, STRANGER]) expect(await frames(origin, '/')).toBe(false);
    expect(await frames(STRANGER, '/api/v1/docs')).toBe(false);
  });

  it('any origin may call with a token, and none with the browser’s own credentials', async () => {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
    const { token } = server.account('320300', 'officer');
    const told = await page.evaluate(
      async ([ours, bearer]) => {
        const ask = (path: string, init: RequestInit) =>
          fetch(`${ours}/api/v1${path}`, init).then(
            async (answer) => ({ status: answer.status, text: await answer.text() }),
            () => 'refused by the browser',
          );
        const headers = { Authorization: `Bearer ${bearer}`, 'Content-Type': 'application/json' };
        const sent = { method: 'POST', headers: { ...headers, 'Idempotency-Key': 'origin' }, body: '{}' };
        const file = await fetch(`${ours}/api/v1/notices/js2021/annexes/js2021-annex2/template.xlsx`, { headers });
        return {
          sent: await ask('/submissions', sent),
          read: await ask('/notices', { headers }),
          withCookies: await ask('/notices', { headers, credentials: 'include' }),
          otherHeader: await ask('/notices', { headers: { ...headers, 'X-Other': '1' } }),
          otherMethod: await ask('/notices', { headers, method: 'DELETE' }),
          fileName: file.headers.get('content-disposition'),
        };
      },
      [server.address, token] as const,
    );
    expect(told.sent).toMatchObject({ status: 400, text: expect.stringContaining('request.invalid') });
    expect(told.read).toMatchObject({ status: 200 });
    expect(told.fileName).toContain('attachment');
    const { withCookies, otherHeader, otherMethod } = told;
    for (const one of [withCookies, otherHeader, otherMethod]) expect(one).toBe('refused by the browser');
    await page.close();
  });

  it.each([['/'], ['/addin/index.html'], ['/api/v1/docs']])(
    '%s runs no script put into it and tells nobody of anything',
    async (path) => {
      const page = await pageAt(`${OURS}${path}`);
      const got = await page.evaluate(async (stranger) => {
        const inline = document.createElement('script');
        inline.textContent = 'window.injected = true';
        document.head.append(inline);
        const loads = (tag: 'script' | 'img', src: string) =>
          new Promise((resolve) => {
            const element = document.createElement(tag);
            element.onload = () => resolve(`${tag} loaded`);
            element.onerror = () => resolve(null);
            element.src = src;
            document.body.append(element);
          });
        const sent = await fetch(`${stranger}/`, { method: 'POST', mode: 'no-cors', body: 'x' }).catch(() => null);
        const others = [await loads('script', `${stranger}/a.js`), await loads('img', `${stranger}/a.png`)];
        return [(window as { injected?: boolean }).injected ?? null, sent && 'sent', ...others];
      }, STRANGER);
      expect(got).toEqual([null, null, null, null]);
      await page.close();
    },
  );

  it('every kind of answer says what it is and is sniffed for nothing else', async () => {
    const { token } = server.account('320300', 'officer');
    for (const path of [
      '/',
      '/addin/index.html',
      '/api/v1/openapi.json',
      '/api/v1/notices',
      '/api/v1/nothing',
      '/healthz',
    ]) {
      const { headers } = await fetch(`${server.address}${path}`, { headers: { authorization: `Bearer ${token}` } });
      const said = ['x-content-type-options', 'referrer-policy'].map((name) => headers.get(name));
      expect([path, ...said]).toEqual([path, 'nosniff', 'no-referrer']);
      expect(headers.get('content-security-policy')).toContain('frame-ancestors');
      expect(headers.get('set-cookie')).toBeNull();
    }
  });
});
