import { nameKey } from './name-key.ts';
import { type OrganisationName, type OrganisationNames, samePlaces } from './organisation-name.ts';

/** A name as it stands in the merged records. */
export interface NamedOrganisation {
  readonly name: string;
  /** Keys of its projects: two names with a project in common may differ by a wrong character. */
  readonly projects: ReadonlySet<string>;
}

/** Characters that make another organisation: numbers, directions, ages, sizes, 分会. */
const TELLS_APART =
  /[\p{N}\p{Script=Latin}一二三四五六七八九十百东西南北中前后左右上下内外大小老少青幼女男新旧高低分]/u;
/** Shorter names differ by one character for good reasons (商会, 学会). */
const SHORTEST = 4;

interface Entry extends OrganisationName {
  readonly name: string;
  readonly projects: ReadonlySet<string>;
}

/**
 * Groups of names that may be one organisation: written with and without 省 or 市, or one character apart.
 * Every name is filed under what is left of it without one character, so that no pair is compared for nothing.
 */
export function sameOrganisations(organisations: readonly NamedOrganisation[], names: OrganisationNames): string[][] {
  const entries = distinct(organisations).map((o): Entry => ({ ...o, ...names.parse(o.name) }));
  const groups = new Groups(entries.length);
  const filed = new Map<string, number[]>();
  entries.forEach((entry, index) => {
    for (const key of keysOf(entry)) {
      const others = filed.get(key) ?? [];
      filed.set(key, others);
      for (const other of others) if (alike(entry, entries[other] as Entry)) groups.join(index, other);
      others.push(index);
    }
  });
  return groups.lists().map((list) => list.map((index) => (entries[index] as Entry).name));
}

function distinct(organisations: readonly NamedOrganisation[]): NamedOrganisation[] {
  return [...new Map(organisations.map((o) => [nameKey(o.name), o])).values()];
}

function keysOf({ place, rest }: Entry): Set<string> {
  const keys = new Set([`${place}|${rest}`]);
  const characters = [...rest];
  if (characters.length < SHORTEST) return keys;
  for (let i = 0; i < characters.length; i++) keys.add(`${place}|${without(characters, i)}`);
  return keys;
}

function without(characters: readonly string[], index: number): string {
  return characters.slice(0, index).join('') + characters.slice(index + 1).join('');
}

function alike(a: Entry, b: Entry): boolean {
  if (!samePlaces(a.codes, b.codes)) return false;
  if (a.rest === b.rest) return true;
  const [short, long] = a.rest.length < b.rest.length ? [[...a.rest], [...b.rest]] : [[...b.rest], [...a.rest]];
  if (short.length < SHORTEST) return false;
  const from = long.findIndex((character, i) => character !== short[i]);
  const [here, there] = [long[from] ?? '', short[from] ?? ''];
  if (long.length === short.length + 1) return without(long, from) === short.join('') && !TELLS_APART.test(here);
  if (long.length !== short.length) return false;
  const swapped = [...long.slice(0, from), long[from + 1], here, ...long.slice(from + 2)].join('');
  if (swapped === short.join('')) return true;
  const oneWrong = without(long, from) === without(short, from);
  return oneWrong && !TELLS_APART.test(here + there) && [...a.projects].some((project) => b.projects.has(project));
}

/** Union-find: what is alike to a member belongs to its group. */
class Groups {
  readonly #parent: number[];

  constructor(size: number) {
    this.#parent = Array.from({ length: size }, (_, i) => i);
  }

  join(a: number, b: number): void {
    this.#parent[this.#root(a)] = this.#root(b);
  }

  lists(): number[][] {
    const lists = new Map<number, number[]>();
    for (let i = 0; i < this.#parent.length; i++) {
      const list = lists.get(this.#root(i));
      if (list) list.push(i);
      else lists.set(this.#root(i), [i]);
    }
    return [...lists.values()].filter((list) => list.length > 1);
  }

  #root(index: number): number {
    let root = index;
    while (this.#parent[root] !== root) root = this.#parent[root] as number;
    this.#parent[index] = root;
    return root;
  }
}
