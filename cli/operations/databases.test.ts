import path from 'node:path';
import { expect, it } from 'vitest';
import { fileOf } from './databases.ts';

it('each of several databases has a backup file of its own', () => {
  const file = path.join('backups', 'one.jsonl');
  expect(['DB', 'DB_620000'].map((name) => fileOf(file, name))).toEqual([
    file,
    path.join('backups', 'one-DB_620000.jsonl'),
  ]);
});
