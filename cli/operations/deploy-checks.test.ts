import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ROOT, type Wrangler } from '../wrangler/wrangler.ts';
import { obstacleOf } from './deploy-checks.ts';

const TOML = readFileSync(path.join(ROOT, 'wrangler.toml'), 'utf8');
const READY = TOML.replace('00000000-0000-0000-0000-000000000000', '3f1c9d4e-0000-4000-8000-000000000001');

/** As wrangler lists buckets and secrets. */
const wrangler =
  (buckets: string | null, secrets: string | null, sqlite: string | null = null): Wrangler =>
  (args) => {
    if (args[0] === 'd1') return { ok: sqlite === null, output: sqlite ?? '[]', stdout: '' };
    const output = args[0] === 'r2' ? buckets : secrets;
    return { ok: output !== null, output: output ?? 'Not logged in', stdout: output ?? '' };
  };
const listed = (...names: string[]) =>
  `Listing buckets...\n${names.map((name) => `name:           ${name}\ncreation_date:  2026-06-01T00:00:00.000Z\n`).join('\n')}`;
const SECRETS = '[{"name":"RECEIPT_KEY","type":"secret_text"}]';

it.each([
  ['the project as it is cloned', TOML, wrangler(listed(), SECRETS), 'deploy.placeholder'],
  ['nobody signed in', READY, wrangler(null, null), 'deploy.notSignedIn'],
  ['no bucket at all', READY, wrangler(listed(), SECRETS), 'deploy.noBucket'],
  [
    'a bucket whose name only begins alike',
    READY,
    wrangler(listed('annex-sync-scans-old'), SECRETS),
    'deploy.noBucket',
  ],
  [
    'an SQLite that does not know how submissions are stored',
    READY,
    wrangler(listed('annex-sync-scans'), SECRETS, 'no such table: jsonb_each: SQLITE_ERROR'),
    'deploy.oldSqlite',
  ],
  [
    'a database that is not there',
    READY,
    wrangler(listed('annex-sync-scans'), SECRETS, 'Couldn’t find DB'),
    'deploy.notSignedIn',
  ],
  ['no key', READY, wrangler(listed('annex-sync-scans'), '[]'), 'deploy.noSecret'],
  ['all there', READY, wrangler(listed('other', 'annex-sync-scans'), SECRETS), undefined],
])('%s', (_, toml, run, key) => {
  expect(obstacleOf(run, toml)?.key).toBe(key);
});

it('a Worker that was never deployed lacks its key, and is no failure of asking', () => {
  const run: Wrangler = (args) =>
    args[0] !== 'secret'
      ? { ok: true, output: listed('annex-sync-scans'), stdout: '' }
      : { ok: false, output: 'This Worker does not exist [code: 10007]', stdout: '' };
  expect(obstacleOf(run, READY)?.key).toBe('deploy.noSecret');
});
