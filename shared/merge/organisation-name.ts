import type { Division, Divisions } from '../regions/divisions.ts';
import { nameKey } from './name-key.ts';

/** What people leave out of a division's name. */
const DIVISION_SUFFIX = /(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|新区|省|市|县|区|旗|盟|州)$/u;
/** What stands in brackets behind a name without making another organisation of it. */
const ADDED_IN_BRACKETS =
  /[（(【[](?:本级|省本级|市本级|机关|秘书处|总部|简称.*?|原.*?|筹|筹备|社会团体|基金会|民办非企业单位|社会服务机构|民非|社团)[)）】\]]/gu;

/** 慈善总会 and 慈善会 of one place, 总商会 and 商会 are one body. */
const TOTAL_BODY = /总(会|商会|工会)$/u;

/** A name taken apart: the divisions it begins with, by their short names, and what is left. */
export interface OrganisationName {
  readonly places: readonly string[];
  readonly rest: string;
}

/** Takes names apart with the division tree: 江苏省苏州市慈善总会 is 江苏, 苏州 and 慈善会. */
export class OrganisationNames {
  /** By the first two characters, longest spelling first. */
  readonly #spellings = new Map<string, { readonly spelling: string; readonly short: string }[]>();

  constructor(divisions: Divisions) {
    for (const province of divisions.children(null)) this.#add(province, divisions);
    for (const list of this.#spellings.values()) list.sort((a, b) => b.spelling.length - a.spelling.length);
  }

  parse(name: string): OrganisationName {
    let rest = nameKey(name.normalize('NFKC').replace(ADDED_IN_BRACKETS, '')).replace(TOTAL_BODY, '$1');
    const places: string[] = [];
    while (places.length < 3) {
      const head = this.#spellings.get(rest.slice(0, 2))?.find(({ spelling }) => rest.startsWith(spelling));
      // A place alone is no name: of 商会 there are two characters left at least.
      if (!head || rest.length - head.spelling.length < 2) break;
      places.push(head.short);
      rest = rest.slice(head.spelling.length);
    }
    return { places, rest };
  }

  #add(division: Division, divisions: Divisions): void {
    const name = nameKey(division.name);
    const cut = name.replace(DIVISION_SUFFIX, '');
    const short = cut.length >= 2 ? cut : name;
    for (const spelling of new Set([name, short])) {
      const list = this.#spellings.get(spelling.slice(0, 2)) ?? [];
      this.#spellings.set(spelling.slice(0, 2), list);
      if (!list.some((known) => known.spelling === spelling)) list.push({ spelling, short });
    }
    for (const child of divisions.children(division.code)) this.#add(child, divisions);
  }
}

/**
 * Whether two names may speak of one place: the same last division, and no other one above it. 鼓楼 of 南京 is not
 * 鼓楼 of 徐州, but a name that leaves the upper levels out may be either.
 */
export function samePlaces(a: readonly string[], b: readonly string[]): boolean {
  if (a.at(-1) !== b.at(-1)) return false;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  let from = 0;
  for (const place of short) {
    from = long.indexOf(place, from) + 1;
    if (from === 0) return false;
  }
  return true;
}
