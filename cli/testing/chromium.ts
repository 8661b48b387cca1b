/** Finds a Chromium on this machine, or installs one; says plainly where it can't. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const CANDIDATES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Path of an installed browser; CHROMIUM_PATH goes first. */
export function findChromium(): string | undefined {
  return [process.env.CHROMIUM_PATH, ...CANDIDATES].find((file) => file !== undefined && existsSync(file));
}

/** As root on Debian or Ubuntu: the distribution's own, with a Chinese font for the screenshots. */
function installFromDistribution(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  console.log('No Chromium here: installing the distribution’s (apt-get install chromium fonts-noto-cjk) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
  const packages = ['chromium', 'fonts-noto-cjk'];
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { stdio: 'inherit', env });
  return findChromium();
}

/** Without root on Linux: the binary that ships inside an npm package, into node_modules/.cache. */
async function installFromNpm(): Promise<string | undefined> {
  if (process.platform !== 'linux') return undefined;
  console.log('No Chromium here and no right to install one: fetching @sparticuz/chromium from npm …');
  const prefix = path.resolve('node_modules/.cache/chromium');
  const npm = ['install', '--no-audit', '--no-fund', '--prefix', prefix, '@sparticuz/chromium@153'];
  spawnSync('npm', npm, { stdio: 'inherit' });
  try {
    const entry = createRequire(path.join(prefix, 'package.json')).resolve('@sparticuz/chromium');
    const { default: chromium } = (await import(entry)) as { default: { executablePath(): Promise<string> } };
    return await chromium.executablePath();
  } catch {
    return undefined;
  }
}

/** The path of a Chromium that can be started, installed now if need be; undefined where nothing helps. */
export async function ensureChromium(): Promise<string | undefined> {
  return findChromium() ?? installFromDistribution() ?? (await installFromNpm());
}
