/** The whole country as units, with a notice of two lists that every county must fill. */
import { unitOf } from '../../../cli/demo/tree.ts';
import { annexById } from '../../../shared/annex/catalogue/index.ts';
import { nationalDivisions } from '../../../shared/regions/tree.ts';
import { newCode, newToken, plainCode, secretHash } from '../../../worker/auth/secret.ts';
import { addAssignments } from '../../../worker/store/assignment.ts';
import { type Bindings, homeOf, housesOf, tokenMark } from '../../../worker/store/databases.ts';
import { addNotices } from '../../../worker/store/notice.ts';
import { addPeople } from '../../../worker/store/person.ts';
import { catchUpAll } from '../../../worker/store/replica.ts';
import { addUnits, type Unit } from '../../../worker/store/unit.ts';

export const NOTICE = 'deadline';
export const ANNEXES = ['mca2021-annex2', 'js2021-annex2'] as const;

export interface Country {
  readonly units: readonly Unit[];
  readonly provinces: readonly Unit[];
  /** Those that must report. */
  readonly counties: readonly Unit[];
  /** Units directly above counties, by province: whose merges a province pulls. */
  readonly merging: ReadonlyMap<string, readonly Unit[]>;
}

/** 民政部, the provinces and 兵团, their prefectures and a `share` of their counties, spread over all of them. */
export function country(share: number): Country {
  const divisions = nationalDivisions();
  const ministry: Unit = {
    ...{ code: '100000', name: '民政部', level: 'ministry', parent: null, area: '100000', path: '100000/' },
  };
  const provinces = divisions.children(null).map((division) => unitOf(division, ministry));
  const below = provinces.flatMap((above) => divisions.children(above.code).map((division) => unitOf(division, above)));
  const prefectures = below.filter(({ level }) => level === 'prefecture');
  const all = [
    ...below.filter(({ level }) => level === 'county'),
    ...prefectures.flatMap((above) => divisions.children(above.code).map((division) => unitOf(division, above))),
  ];
  const counties = all.filter((_, i) => Math.floor((i + 1) * share) > Math.floor(i * share));
  const above = new Set(counties.map(({ parent }) => parent));
  const merging = new Map(
    provinces.map((province) => [
      province.code,
      [province, ...prefectures].filter(({ code, path }) => above.has(code) && path.startsWith(province.path)),
    ]),
  );
  return { units: [ministry, ...provinces, ...prefectures, ...counties], provinces, counties, merging };
}

/** Rows of a bound value stay far below its 2 MB. */
const AT_ONCE = 2_000;

/** Puts the country into the databases; an officer's token for every county, a reviewer's for every province. */
export async function settle(env: Bindings, { units, provinces, counties }: Country, now: Date) {
  const { DB: db } = env;
  for (let i = 0; i < units.length; i += AT_ONCE) await addUnits(db, units.slice(i, i + AT_ONCE));
  const notice = { title: '全国县级社会组织项目报送', issuer: '民政部', docNo: null, year: 2026, lead: '100000' };
  const annexVersions = ANNEXES.map((id) => annexById(id)?.version ?? 1);
  const published = { publishedAt: now.toISOString(), lockedAt: null };
  await addNotices(db, [{ id: NOTICE, ...notice, ...published, annexes: ANNEXES, annexVersions }]);
  const deadline = new Date(now.getTime() + 600_000).toISOString();
  const duty = { notice: NOTICE, duty: 'must', nilAllowed: true, deadline, quote: null } as const;
  await addAssignments(
    db,
    counties.flatMap(({ code }) => ANNEXES.map((annex) => ({ ...duty, annex, unit: code }))),
  );
  await catchUpAll(env);
  return addCallers(env, counties, provinces, now);
}

async function addCallers(env: Bindings, officers: readonly Unit[], reviewers: readonly Unit[], now: Date) {
  const tokens = new Map<string, string>();
  const people = await Promise.all(
    [...officers, ...reviewers].map(async ({ code: unit, level, path }) => {
      const house = homeOf(env, path);
      const token = tokenMark(house) + newToken();
      tokens.set(unit, token);
      const role = level === 'province' ? ('reviewer' as const) : ('officer' as const);
      const codeHash = await secretHash(plainCode(newCode()));
      return { house, unit, role, name: '', reusable: false, codeHash, tokenHash: await secretHash(token) };
    }),
  );
  for (const house of housesOf(env)) {
    const own = people.filter((one) => one.house === house).map(({ house: _, ...one }) => one);
    for (let i = 0; i < own.length; i += AT_ONCE) {
      await addPeople(house.db, own.slice(i, i + AT_ONCE), now.toISOString());
    }
  }
  return tokens;
}
