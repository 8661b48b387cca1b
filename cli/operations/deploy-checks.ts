import { stripVTControlCharacters } from 'node:util';
import { bucketName } from '../backup/scan-store.ts';
import { databaseBindings } from '../wrangler/bindings.ts';
import type { Wrangler } from '../wrangler/wrangler.ts';

const PLACEHOLDER = '00000000-0000-0000-0000-000000000000';

/** What stands in the way of a deployment: a text's key, and what wrangler said where it could not be asked. */
export interface Obstacle {
  readonly key:
    | 'deploy.placeholder'
    | 'deploy.noSecret'
    | 'deploy.noBucket'
    | 'deploy.oldSqlite'
    | 'deploy.notSignedIn';
  readonly params?: Readonly<Record<string, string>>;
  readonly output?: string;
}

/** The database, the bucket of the scans, what SQLite must know and the key that signs receipts, in this order; null: none. */
export function obstacleOf(run: Wrangler, toml: string): Obstacle | null {
  if (toml.includes(PLACEHOLDER)) return { key: 'deploy.placeholder' };
  return bucketObstacle(run, bucketName(toml)) ?? sqliteObstacle(run, toml) ?? secretObstacle(run);
}

function bucketObstacle(run: Wrangler, bucket: string | null): Obstacle | null {
  if (bucket === null) return null;
  const listed = run(['r2', 'bucket', 'list'], true);
  if (!listed.ok) return { key: 'deploy.notSignedIn', output: listed.output };
  const names = [...stripVTControlCharacters(listed.output).matchAll(/^\s*name:\s*(\S+)/gm)].map((match) => match[1]);
  return names.includes(bucket) ? null : { key: 'deploy.noBucket', params: { bucket } };
}

/** Submissions are stored with jsonb_each (docs/decisions/0016); a database that has none would refuse every one of them. */
function sqliteObstacle(run: Wrangler, toml: string): Obstacle | null {
  for (const database of databaseBindings(toml)) {
    const asked = run(
      ['d1', 'execute', database, '--remote', '--command', "SELECT value FROM jsonb_each('[1]')"],
      true,
    );
    if (asked.ok) continue;
    const old = asked.output.includes('no such table: jsonb_each');
    if (old) return { key: 'deploy.oldSqlite', params: { database } };
    return { key: 'deploy.notSignedIn', output: asked.output };
  }
  return null;
}

function secretObstacle(run: Wrangler): Obstacle | null {
  const listed = run(['secret', 'list', '--format', 'json'], true);
  if (listed.ok && listed.output.includes('RECEIPT_KEY')) return null;
  // A Worker that was never deployed has no list of secrets; wrangler says so by its code 10007.
  const known = listed.ok || listed.output.includes('10007');
  return known ? { key: 'deploy.noSecret' } : { key: 'deploy.notSignedIn', output: listed.output };
}
