import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../demo/wrangler.ts';

/** wrangler.toml of this project. */
export function wranglerToml(): string {
  return readFileSync(path.join(ROOT, 'wrangler.toml'), 'utf8');
}

/** Where the file of one of several databases goes: beside the main one's, with the binding in its name. */
export function fileOf(file: string, database: string): string {
  if (database === 'DB') return file;
  const { dir, name, ext } = path.parse(file);
  return path.join(dir, `${name}-${database}${ext}`);
}
