import type { D1Database } from '@cloudflare/workers-types';
import type { Role } from '../../shared/api/contracts/session.ts';
import { newCode, newToken, plainCode, secretHash } from '../../worker/auth/secret.ts';
import { callerOf } from '../../worker/auth/session.ts';
import { addPeople, type NewPerson } from '../../worker/store/person.ts';
import type { Unit } from '../../worker/store/unit.ts';
import { demoUnits } from './tree.ts';

/** One line of .demo/accounts.json. */
export interface Account {
  readonly unit: string;
  readonly unitName: string;
  readonly role: Role;
  readonly code: string;
  readonly token: string;
}

/** Those whose administrators and readers can be tried: they lead the demo's notices, or merge for one. */
const LEADING = ['100000', '320000', '620000'];

/**
 * An officer and a reviewer for every seeded unit, with a code that may be used again and a token; behind them the
 * administrators and readers of some.
 */
export async function addAccounts(db: D1Database, now: Date): Promise<Account[]> {
  const units = demoUnits();
  const account = ({ code: unit, name: unitName }: Unit, role: Account['role']): Account => {
    return { unit, unitName, role, code: newCode(), token: newToken() };
  };
  const accounts = [
    ...units.flatMap((unit) => [account(unit, 'officer'), account(unit, 'reviewer')]),
    ...units
      .filter(({ code }) => LEADING.includes(code))
      .flatMap((unit) => [account(unit, 'admin'), account(unit, 'reader')]),
  ];
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
