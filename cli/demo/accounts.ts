import type { D1Database } from '@cloudflare/workers-types';
import { newCode, newToken, plainCode, secretHash } from '../../worker/auth/secret.ts';
import { callerOf } from '../../worker/auth/session.ts';
import { addPeople, type NewPerson } from '../../worker/store/person.ts';
import { demoUnits } from './tree.ts';

/** One line of .demo/accounts.json. */
export interface Account {
  readonly unit: string;
  readonly unitName: string;
  readonly role: 'officer' | 'reviewer';
  readonly code: string;
  readonly token: string;
}

/** An officer and a reviewer for every seeded unit, with a code that may be used again and a token. */
export async function addAccounts(db: D1Database, now: Date): Promise<Account[]> {
  const accounts = demoUnits().flatMap(({ code: unit, name: unitName }) =>
    (['officer', 'reviewer'] as const).map((role) => ({ unit, unitName, role, code: newCode(), token: newToken() })),
  );
  const people: NewPerson[] = await Promise.all(
    accounts.map(async ({ unit, role, code, token }) => ({
      ...{ unit, role, name: '', reusable: true },
      codeHash: await secretHash(plainCode(code)),
      tokenHash: await secretHash(token),
    })),
  );
  await addPeople(db, people, now.toISOString());
  return accounts;
}

/** Whether the accounts of an earlier start still open this database. */
export async function accountsHold(db: D1Database, accounts: readonly Account[], now: Date): Promise<boolean> {
  const [first] = accounts;
  return first !== undefined && (await callerOf(db, first.token, now))?.unit.code === first.unit;
}
