import type { Random } from './random.ts';
import { GIVEN, MOBILE_PREFIXES, SURNAMES, UYGHUR_NAMES } from './vocabulary.ts';

export function personName(random: Random, west = false): string {
  if (west && random.chance(0.3)) return random.pick(UYGHUR_NAMES);
  const given = random.pick(GIVEN) + (random.chance(0.6) ? random.pick(GIVEN) : '');
  return random.pick(SURNAMES) + given;
}

export function mobileNumber(random: Random): string {
  return random.pick(MOBILE_PREFIXES) + String(random.int(10_000_000, 99_999_999));
}

/** Area codes of the 13 cities, in division order. */
const JIANGSU_AREA_CODES = [
  '025',
  '0510',
  '0516',
  '0519',
  '0512',
  '0513',
  '0518',
  '0517',
  '0515',
  '0514',
  '0511',
  '0523',
  '0527',
];

/** The office phone of a Jiangsu city's civil-affairs bureau, made up. `city`: 3201 00 … 3213 00. */
export function officePhone(random: Random, city: string): string {
  const area = JIANGSU_AREA_CODES[Number(city.slice(2, 4)) - 1] ?? '025';
  return `${area}-8${random.int(1_000_000, 9_999_999)}`;
}

/** Sums of money as such tables hold them, in 万元. */
export function funds(random: Random): number {
  const round = random.pick([0.5, 1, 1.2, 2, 3, 5, 6.66, 8, 10, 12.5, 15, 18.04, 20, 27.4, 30, 42.5, 50, 80, 100]);
  if (random.chance(0.7)) return round;
  return random.chance(0.8) ? random.int(1, 9_999) / 100 : random.int(10_001, 999_999) / 10_000;
}

/** 附件1 of the 援藏援疆 notice: the officers who keep in touch. */
export function liaisonOfficers(count: number, random: Random): Record<string, string>[] {
  return Array.from({ length: count }, () => ({
    name: personName(random, true),
    officePhone: `0${random.int(871, 998)}-${random.int(2_000_000, 8_999_999)}`,
    mobile: mobileNumber(random),
    email: `sgj${random.int(100, 999)}@163.com`,
  }));
}
