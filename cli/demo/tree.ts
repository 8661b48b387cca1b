import type { Division } from '../../shared/regions/divisions.ts';
import { nationalDivisions } from '../../shared/regions/tree.ts';
import type { Unit } from '../../worker/store/unit.ts';

const MINISTRY = '100000';
/** Provinces whose prefectures and counties are units too: needs are gathered by county (seed 000), and seed 002. */
const GANSU = '620000';
const JIANGSU = '320000';
const CORPS = '660000';

/** 全省性社会组织 report straight to the province (seed 002). The names are invented. */
export const ORGANISATIONS = [
  { code: '320000-org1', name: '江苏省乡村公益促进会' },
  { code: '320000-org2', name: '江苏省助农服务基金会' },
];

/** The office of a division: a district is named with its city, for half of the country's 区 share their names. */
function officeName({ code, name, level, parent }: Division): string {
  if (code === CORPS) return `${name}民政局`;
  if (level === 'province') return `${name}${name.endsWith('市') ? '民政局' : '民政厅'}`;
  const city = name.endsWith('区') && parent !== null ? (nationalDivisions().get(parent)?.name ?? '') : '';
  return `${city}${name}民政局`;
}

/** The unit of a division, below the one of the division above. */
export function unitOf(division: Division, above: Unit): Unit {
  const { code, level } = division;
  return { code, name: officeName(division), level, parent: above.code, area: code, path: `${above.path}${code}/` };
}

/** The ministry, 31 provinces and 兵团; the prefectures and counties of 甘肃 and 江苏; two organisations. Parents first. */
export function demoUnits(): Unit[] {
  const divisions = nationalDivisions();
  const ministry: Unit = {
    code: MINISTRY,
    name: '民政部',
    level: 'ministry',
    parent: null,
    area: MINISTRY,
    path: `${MINISTRY}/`,
  };
  const provinces = divisions.children(null).filter(({ code }) => code === CORPS || !/^(71|81|82)/.test(code));
  const units = provinces.map((division) => unitOf(division, ministry));
  const lower = units
    .filter(({ code }) => code === GANSU || code === JIANGSU)
    .flatMap((province) => divisions.children(province.code).map((division) => unitOf(division, province)));
  const counties = lower.flatMap((prefecture) =>
    divisions.children(prefecture.code).map((division) => unitOf(division, prefecture)),
  );
  return [ministry, ...units, ...lower, ...counties, ...organisations(units)];
}

function organisations(units: readonly Unit[]): Unit[] {
  const province = units.find(({ code }) => code === JIANGSU);
  if (!province) return [];
  return ORGANISATIONS.map(({ code, name }) => ({
    ...{ code, name },
    level: 'organisation',
    parent: province.code,
    area: province.code,
    path: `${province.path}${code}/`,
  }));
}
