import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../../cli/testing/chromium.ts';

let browser: Promise<Browser> | undefined;

/** One browser for all tests of a file; each Excel gets a context of its own, because office.js remembers its host in sessionStorage. */
export function launch(): Promise<Browser> {
  browser ??= start();
  return browser;
}

async function start(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium on this machine: set CHROMIUM_PATH, or run npm test.');
  // Root has no sandbox of its own in a container, whose /dev/shm may be small.
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args: [...root, '--disable-dev-shm-usage'] });
}

export async function closeBrowser(): Promise<void> {
  const running = browser;
  browser = undefined;
  await (await running)?.close();
}
