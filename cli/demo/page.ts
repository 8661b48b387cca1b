import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ROOT } from '../wrangler/wrangler.ts';

/** The page first: its build empties dist/. */
const CONFIGS = ['addin/vite.config.ts', 'addin/pane/vite.config.ts'].map((file) => path.join(ROOT, file));
const DIST = path.join(ROOT, 'dist');

function newestIn(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((newest, entry) => Math.max(newest, statSync(path.join(entry.parentPath, entry.name)).mtimeMs), 0);
}

/** Whether what is built is older than what it is built from. */
function isStale(): boolean {
  const built = path.join(DIST, 'index.html');
  if (!existsSync(built) || !existsSync(path.join(DIST, 'addin/index.html'))) return true;
  const sources = [...['addin', 'shared'].map((folder) => newestIn(path.join(ROOT, folder)))];
  return Math.max(...sources) > statSync(built).mtimeMs;
}

/** Builds the page and the pane into dist/ where they are missing or older than their sources; false where that failed. */
export function buildPage(announce: () => void): boolean {
  if (!isStale()) return true;
  announce();
  const vite = path.join(path.dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  const built = CONFIGS.map((config) => {
    const args = [vite, 'build', '--config', config, '--logLevel', 'error'];
    return spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' }).status === 0;
  });
  // The Worker's assets folder has to exist even when it is empty.
  mkdirSync(DIST, { recursive: true });
  return built.every(Boolean);
}
