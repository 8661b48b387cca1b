import { FOCUS_AREAS } from '../../shared/annex/catalogue/jiangsu.ts';
import type { FieldValue } from '../../shared/record/record.ts';
import type { Divisions } from '../../shared/regions/divisions.ts';
import { funds } from './people.ts';
import { Random } from './random.ts';
import { ORGANISATIONS, PROJECTS } from './vocabulary.ts';

/** `name` as it stands in the 单位 line: 徐州市民政局, 江苏省慈善总会. */
export interface ReportingUnit {
  readonly code: string;
  readonly name: string;
}

/** A row of 附件2, and whether its organisation is registered with the city itself (市本级) or with a county. */
export interface Project {
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly own: boolean;
}

/** 对口支援协作 regions outside the province: the printed rows of 附件1, and some that fall under 省外其它地区. */
const OUTSIDE = ['653000', '654000', '540100', '610000', '630000', '520600', '522600', '653100', '511100', '150400'];

/**
 * 附件2 of a Jiangsu city (or a 全省性社会组织). The same seed, unit and count give the same rows: 附件1 is computed
 * from them.
 */
export function jiangsuProjects(unit: ReportingUnit, count: number, seed: number, divisions: Divisions): Project[] {
  const random = new Random(`js2021 ${seed} ${unit.code}`);
  const city = divisions.get(unit.code)?.level === 'prefecture' ? unit.code : null;
  const organisations = city ? cityOrganisations(city, random, divisions) : [{ name: unit.name, own: true }];
  const places = placesOf(city, random, divisions);
  return Array.from({ length: count }, () => {
    const { name, own } = random.pick(organisations);
    const code = random.pick(places);
    const nature = random.pick(Object.keys(PROJECTS));
    const place = divisions.get(code)?.name ?? '';
    const values = {
      orgName: name,
      region: { code, name: divisions.pathName(code) },
      projectName: `${place}${random.pick(PROJECTS[nature] ?? [])}`,
      projectNature: nature,
      fundsWan: funds(random),
      staffCount: random.int(2, 60),
      beneficiaryCount: random.int(10, 3_000),
    };
    return { values, own };
  });
}

interface Organisation {
  readonly name: string;
  readonly own: boolean;
}

function cityOrganisations(city: string, random: Random, divisions: Divisions): Organisation[] {
  const name = divisions.get(city)?.name ?? '';
  const own = random.some(ORGANISATIONS, 9).map((rest) => ({ name: name + rest, own: true }));
  const counties = divisions.children(city).flatMap((county) =>
    // A district's name alone may be borne by others (鼓楼区): its organisations put the city before it.
    random
      .some(ORGANISATIONS, 2)
      .map((rest) => ({ name: (county.name.endsWith('区') ? name : '') + county.name + rest, own: false })),
  );
  return [...own, ...counties];
}

/** Counties, each in exactly one row of 附件1. */
function placesOf(city: string | null, random: Random, divisions: Divisions): string[] {
  const outside = random.some(OUTSIDE, 6).flatMap((code) => random.some(countiesOf(code, divisions), 2));
  const inside = divisions.children('320000').flatMap((d) => divisions.children(d.code));
  const focus = inside.filter((d) => FOCUS_AREAS.includes(d.name)).map((d) => d.code);
  const home = city ? divisions.children(city).map((d) => d.code) : [];
  return [...outside, ...random.some(focus, 3), ...random.some(home, 3)];
}

function countiesOf(code: string, divisions: Divisions): string[] {
  const below = divisions.children(code);
  if (below.length === 0) return [code];
  return below.flatMap((division) => countiesOf(division.code, divisions));
}
