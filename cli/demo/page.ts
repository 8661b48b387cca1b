import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ROOT } from './wrangler.ts';

const CONFIG = path.join(ROOT, 'addin/vite.config.ts');
const DIST = path.join(ROOT, 'dist');

function newestIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((newest, entry) => Math.max(newest, statSync(path.join(entry.parentPath, entry.name)).mtimeMs), 0);
}

/** Whether what is built is older than what it is built from. */
function isStale(): boolean {
  const built = path.join(DIST, 'index.html');
  if (!existsSync(built)) return true;
  const sources = [...['addin', 'shared'].map((folder) => newestIn(path.join(ROOT, folder)))];
  return Math.max(...sources) > statSync(built).mtimeMs;
}

/** Builds the page into dist/ where it is missing or older than its sources; false where that failed. */
export function buildPage(announce: () => void): boolean {
  if (!isStale()) return true;
  announce();
  const vite = path.join(path.dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  const run = spawnSync(process.execPath, [vite, 'build', '--config', CONFIG, '--logLevel', 'error'], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  // The Worker's assets folder has to exist even when it is empty.
  mkdirSync(DIST, { recursive: true });
  return run.status === 0;
}
