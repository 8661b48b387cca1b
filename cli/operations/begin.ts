import { fail, ok, type Result } from '../../shared/result.ts';
import { newCode, newToken, plainCode, secretHash } from '../../worker/auth/secret.ts';
import { type Beginning, beginningOf, firstAdminSql, unitsSql } from '../../worker/store/beginning.ts';
import { askDatabase, executeFile } from '../backup/deployed.ts';
import type { Wrangler } from '../wrangler/wrangler.ts';
import type { Depth } from './depth.ts';
import { nationalUnits } from './national-units.ts';

const DAY = 86_400_000;

/** A database as wrangler is told it. */
export interface Place {
  readonly run: Wrangler;
  readonly database: string;
  readonly where: readonly string[];
}

export type BeginProblem =
  | 'begin.noDatabase'
  | 'begin.noDivision'
  | 'begin.hasUnits'
  | 'begin.noUnits'
  | 'begin.unitUnknown'
  | 'begin.hasAdmin';

function standing({ run, database, where }: Place, unit: string, now: Date): Beginning | null {
  return askDatabase<Beginning>(run, database, beginningOf(unit, now.toISOString()), where)?.[0] ?? null;
}

/** Puts the country's civil affairs offices, or those of one division, into a database that has no units yet. */
export function seedUnits(
  place: Place,
  asked: { root: string; depth: Depth; again: boolean },
  now: Date,
): Result<number, BeginProblem> {
  const units = nationalUnits(asked.root, asked.depth);
  if (!units) return fail('begin.noDivision');
  const found = standing(place, asked.root, now);
  if (!found) return fail('begin.noDatabase');
  if (found.units > 0 && !asked.again) return fail('begin.hasUnits');
  const { run, database, where } = place;
  return executeFile(run, database, unitsSql(units, now.toISOString()), where)
    ? ok(units.length)
    : fail('begin.noDatabase');
}

export interface Invited {
  readonly code: string;
  readonly unitName: string;
  readonly expiresAt: string;
}

/** The first administrator: a code for one sign-in, told this once. Whoever administers already can invite the next. */
export async function firstAdmin(
  place: Place,
  asked: { unit: string; name: string; days: number; again: boolean },
  now: Date,
): Promise<Result<Invited, BeginProblem>> {
  const found = standing(place, asked.unit, now);
  if (!found) return fail('begin.noDatabase');
  if (found.units === 0) return fail('begin.noUnits');
  if (found.unitName === null) return fail('begin.unitUnknown');
  if (found.admins > 0 && !asked.again) return fail('begin.hasAdmin');
  const code = newCode();
  const expiresAt = new Date(now.getTime() + asked.days * DAY).toISOString();
  const admin = { id: newToken().slice(0, 16), unit: asked.unit, name: asked.name, at: now.toISOString(), expiresAt };
  const statements = firstAdminSql({ ...admin, codeHash: await secretHash(plainCode(code)) });
  const { run, database, where } = place;
  if (!executeFile(run, database, statements, where)) return fail('begin.noDatabase');
  return ok({ code, unitName: found.unitName, expiresAt });
}
