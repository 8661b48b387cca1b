import type { Division, Divisions } from '../regions/divisions.ts';
import { nameKey } from './name-key.ts';

/** What people leave out of a division's name. */
const DIVISION_SUFFIX = /(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|新区|省|市|县|区|旗|盟|州)$/u;
/** What stands in brackets behind a name without making another organisation of it. */
const ADDED_IN_BRACKETS =
  /[（(【[](?:本级|省本级|市本级|机关|秘书处|总部|简称.*?|原.*?|筹|筹备|社会团体|基金会|民办非企业单位|社会服务机构|民非|社团)[)）】\]]/gu;

/** 慈善总会 and 慈善会 of one place, 总商会 and 商会 are one body. */
const TOTAL_BODY = /总(会|商会|工会)$/u;

/** A name taken apart: the division it begins with, and what is left. */
export interface OrganisationName {
  /** Short name of the last division; '' where there is none. */
  readonly place: string;
  /** The divisions that may be it: several bear the name 鼓楼, and 淮安 is a city and a district. */
  readonly codes: readonly string[];
  readonly rest: string;
}

interface Spelling {
  readonly text: string;
  readonly short: string;
  readonly codes: string[];
}

const NOWHERE: Pick<OrganisationName, 'place' | 'codes'> = { place: '', codes: [] };

/** Takes names apart down the division tree: 江苏省苏州市慈善总会 is 苏州 (320500) and 慈善会. */
export class OrganisationNames {
  readonly #divisions: Divisions;
  /** By the first two characters, longest spelling first. */
  readonly #spellings = new Map<string, Spelling[]>();

  constructor(divisions: Divisions) {
    this.#divisions = divisions;
    for (const province of divisions.children(null)) this.#add(province);
    for (const list of this.#spellings.values()) list.sort((a, b) => b.text.length - a.text.length);
  }

  parse(name: string): OrganisationName {
    let rest = nameKey(name.normalize('NFKC').replace(ADDED_IN_BRACKETS, '')).replace(TOTAL_BODY, '$1');
    let found = NOWHERE;
    for (;;) {
      const next = this.#next(rest, found.codes);
      // A place alone is no name: of 商会 there are two characters left at least.
      if (!next || rest.length - next.text.length < 2) return { ...found, rest };
      found = { place: next.short, codes: next.codes };
      rest = rest.slice(next.text.length);
    }
  }

  /** The longest division name the text begins with, below those before it: 浙江商会 of 泰州 is no place. */
  #next(text: string, above: readonly string[]): Spelling | undefined {
    for (const spelling of this.#spellings.get(text.slice(0, 2)) ?? []) {
      if (!text.startsWith(spelling.text)) continue;
      const codes = spelling.codes.filter((code) => above.length === 0 || this.#below(code, above));
      if (codes.length > 0) return { ...spelling, codes };
    }
    return undefined;
  }

  #below(code: string, above: readonly string[]): boolean {
    return above.some((upper) => upper !== code && this.#divisions.inside(code, upper));
  }

  #add(division: Division): void {
    const name = nameKey(division.name);
    const cut = name.replace(DIVISION_SUFFIX, '');
    const short = cut.length >= 2 ? cut : name;
    for (const text of new Set([name, short])) {
      const list = this.#spellings.get(text.slice(0, 2)) ?? [];
      this.#spellings.set(text.slice(0, 2), list);
      const known = list.find((spelling) => spelling.text === text);
      if (known) known.codes.push(division.code);
      else list.push({ text, short, codes: [division.code] });
    }
    for (const child of this.#divisions.children(division.code)) this.#add(child);
  }
}

const known = new WeakMap<Divisions, OrganisationNames>();

/** The names of a division tree; taken in once. */
export function organisationNames(divisions: Divisions): OrganisationNames {
  const names = known.get(divisions) ?? new OrganisationNames(divisions);
  known.set(divisions, names);
  return names;
}

/** Whether two names may speak of one place: a name that leaves the upper levels out may be any that bears it. */
export function samePlaces(a: readonly string[], b: readonly string[]): boolean {
  return a.length === 0 ? b.length === 0 : a.some((code) => b.includes(code));
}
