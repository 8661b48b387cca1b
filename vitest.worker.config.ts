import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineProject } from 'vitest/config';

/** A key for tests only (RFC 8037, appendix A.1). */
const RECEIPT_KEY = JSON.stringify({
  kty: 'OKP',
  crv: 'Ed25519',
  d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
});

const FOLDER = path.resolve(import.meta.dirname, 'test/fixtures');

/** workerd has no file system: the workbooks go in as base64, the readings expected of them as text. */
const FIXTURES = Object.fromEntries(
  readdirSync(FOLDER)
    .filter((name) => /\.(xlsx|xls|json)$/.test(name))
    .map((name) => [name, readFileSync(path.join(FOLDER, name), name.endsWith('.json') ? 'utf8' : 'base64')]),
);

/** The Worker in workerd on real local D1. `provinces`: bindings of provinces with a database of their own. */
export function workerProject(name: string, provinces: readonly string[], exclude: string[]) {
  return defineProject({
    plugins: [
      cloudflareTest(async () => ({
        main: './worker/index.ts',
        wrangler: { configPath: './wrangler.toml' },
        miniflare: {
          bindings: { RECEIPT_KEY, DEMO: '1', FIXTURES, MIGRATIONS: await readD1Migrations('worker/migrations') },
          d1Databases: Object.fromEntries(provinces.map((binding) => [binding, binding.toLowerCase()])),
        },
      })),
    ],
    test: { name, include: ['test/worker/**/*.test.ts'], exclude, testTimeout: 60_000, hookTimeout: 60_000 },
  });
}

export default workerProject('worker', [], ['test/worker/databases/**']);
