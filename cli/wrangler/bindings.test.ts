import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { databaseBindings } from './bindings.ts';

test('the main database comes first, then those of provinces; what is left in a comment is none', () => {
  const database = (binding: string) => `[[d1_databases]]\nbinding = "${binding}"\ndatabase_name = "x"\n`;
  const toml = `${database('DB_620000')}# binding = "DB_650000"\n${database('DB')}[[r2_buckets]]\nbinding = "SCANS"\n`;
  expect(databaseBindings(toml)).toEqual(['DB', 'DB_620000']);
});

test('this project binds one', () => {
  expect(databaseBindings(readFileSync(new URL('../../wrangler.toml', import.meta.url), 'utf8'))).toEqual(['DB']);
});
