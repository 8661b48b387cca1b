import { env, exports } from 'cloudflare:workers';
import { type Client, createClient } from '../../../shared/api/client.ts';
import type { Role } from '../../../shared/api/contracts/session.ts';
import { newCode, newToken, plainCode, secretHash } from '../../../worker/auth/secret.ts';
import { homeOf, tokenMark } from '../../../worker/store/databases.ts';
import { addPeople } from '../../../worker/store/person.ts';
import { unitByCode } from '../../../worker/store/unit.ts';
import { main, START } from './house.ts';

/** Units the tests speak of, by their codes. */
export const UNITS = {
  ministry: '100000',
  jiangsu: '320000',
  xuzhou: '320300',
  fengxian: '320321',
  wuxi: '320200',
  organisation: '320000-org1',
  gansu: '620000',
  linxia: '622900',
  dongxiang: '622926',
  beijing: '110000',
  corps: '660000',
} as const;

/** The Worker under test, over no network. */
export const worker = (exports as { default: { fetch: typeof fetch } }).default;

export const call: typeof fetch = (input, init) =>
  worker.fetch(new Request(new URL(String(input), 'https://annex.test'), init));

export interface Person {
  readonly api: Client;
  readonly token: string;
  readonly code: string;
  /** A request as this person, for what the client would never send. */
  send(path: string, init?: RequestInit): Promise<Response>;
}

export interface Given {
  readonly role?: Role;
  readonly locale?: string;
  readonly reusable?: boolean;
  readonly at?: Date;
}

/** Someone acting for a unit: an officer unless said otherwise. */
export async function person(unit: string, given: Given = {}): Promise<Person> {
  const { role = 'officer', locale, reusable = true, at = START } = given;
  const home = homeOf(env, (await unitByCode(main, unit))?.path ?? '');
  const [code, token] = [newCode(), tokenMark(home) + newToken()];
  const codeHash = await secretHash(plainCode(code));
  const people = [{ unit, role, name: '', reusable, codeHash, tokenHash: await secretHash(token) }];
  await addPeople(home.db, people, at.toISOString());
  const api = createClient({ fetch: (address, init) => call(address, init), token, locale });
  const send = (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    headers.set('Authorization', `Bearer ${token}`);
    return call(`/api/v1${path}`, { ...init, headers });
  };
  return { api, token, code, send };
}
