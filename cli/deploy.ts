/** `npm run deploy`: checks first, then migrations, then wrangler deploy. Nothing of the demo is ever deployed. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildPage } from './demo/page.ts';
import { newReceiptKey } from './demo/receipt-key.ts';
import { say } from './demo/say.ts';
import { ROOT, runWrangler } from './demo/wrangler.ts';

const PLACEHOLDER = '00000000-0000-0000-0000-000000000000';

function hasDatabase(): boolean {
  if (!readFileSync(path.join(ROOT, 'wrangler.toml'), 'utf8').includes(PLACEHOLDER)) return true;
  say('deploy.placeholder');
  return false;
}

function hasSecret(): boolean {
  const listed = runWrangler(['secret', 'list', '--format', 'json'], true);
  if (listed.ok && listed.output.includes('RECEIPT_KEY')) return true;
  // A Worker that was never deployed has no list of secrets; wrangler says so by its code 10007.
  const known = listed.ok || listed.output.includes('10007');
  if (!known) console.error(listed.output);
  say(known ? 'deploy.noSecret' : 'deploy.notSignedIn');
  if (known) console.log(newReceiptKey());
  return false;
}

function step(args: readonly string[]): boolean {
  const done = runWrangler(args, false).ok;
  if (!done) say('deploy.failed');
  return done;
}

function main(): boolean {
  if (!hasDatabase() || !hasSecret()) return false;
  if (!buildPage(() => say('start.building'))) {
    say('deploy.failed');
    return false;
  }
  say('deploy.migrating');
  if (!step(['d1', 'migrations', 'apply', 'DB', '--remote']) || !step(['deploy'])) return false;
  say('deploy.done');
  return true;
}

process.exit(main() ? 0 : 1);
