import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fail, ok, type Result } from '../../shared/result.ts';

/** One of the files of a backup, and the database it is of. */
export interface Part {
  /** The binding in wrangler.toml: `DB`, or `DB_620000` of a province. */
  readonly database: string;
  readonly file: string;
}

const MAIN = 'DB';

export const isFile = (file: string) => statSync(file, { throwIfNoEntry: false })?.isFile() === true;

/** Where the file of one of several databases goes: beside the main one's, with the binding in its name. */
export function fileOf(file: string, database: string): string {
  if (database === MAIN) return file;
  const { dir, name, ext } = path.parse(file);
  return path.join(dir, `${name}-${database}${ext}`);
}

/** The files that belong together, the main one first. One that bears a binding in its name stands for itself. */
export function partsOf(file: string): Part[] {
  const { dir, name, ext } = path.parse(path.resolve(file));
  const own = /-(DB_\d{6})$/.exec(name)?.[1];
  if (own !== undefined) return [{ database: own, file }];
  const provinces = readdirSync(dir).flatMap((other) => {
    const parsed = path.parse(other);
    const database = parsed.ext === ext && parsed.name.startsWith(`${name}-`) ? parsed.name.slice(name.length + 1) : '';
    return /^DB_\d{6}$/.test(database) ? [{ database, file: path.join(dir, other) }] : [];
  });
  return [{ database: MAIN, file }, ...provinces.sort((a, b) => (a.database < b.database ? -1 : 1))];
}

export type PartsProblem = 'backup.noFile' | 'restore.partMissing' | 'restore.notBound';

/**
 * What is to be restored: every database that is bound, from the files that belong together, or `only` this one from
 * `file`. The country can't be put together from some of its databases, so a file that is missing is refused.
 */
export function partsToRestore(
  file: string,
  only: string | undefined,
  bound: readonly string[],
): Result<Part[], { readonly code: PartsProblem } & Part> {
  if (!isFile(file)) return fail({ code: 'backup.noFile', file, database: only ?? MAIN });
  if (only !== undefined) return ok([{ database: only, file }]);
  const parts = partsOf(file);
  const strange = parts.find(({ database }) => !bound.includes(database));
  if (strange) return fail({ code: 'restore.notBound', ...strange });
  const whole = parts[0]?.database === MAIN;
  const lacking = whole ? bound.find((name) => !parts.some(({ database }) => database === name)) : undefined;
  if (lacking === undefined) return ok(parts);
  return fail({ code: 'restore.partMissing', file: fileOf(file, lacking), database: lacking });
}
