import { CORPS, corpsDivisionCode } from './corps.ts';
import type { Division, Divisions } from './divisions.ts';
import { buildLexicon } from './forms.ts';
import type { Gazetteer } from './gazetteer.ts';
import { loadNodes, type Node } from './load.ts';
import { resolvePlace } from './resolve.ts';
import type { Atlas } from './resolve-one.ts';
import { areaOfUnitName } from './unit-name.ts';

/** The division tree of a gazetteer. */
export function divisionsOf(gazetteer: Gazetteer): Divisions {
  const nodes = loadNodes(gazetteer);
  const atlas: Atlas = { nodes, lexicon: buildLexicon(nodes, gazetteer), byPathName: byPathName(nodes), inside };
  const provinces = [...nodes.values()].filter((node) => !node.parent).map((node) => node.division);
  const children = new Map<string, readonly Division[]>();
  for (const node of nodes.values()) {
    children.set(
      node.division.code,
      node.children.map((child) => child.division),
    );
  }
  const resolve = memoised((text: string, area: string | null) => resolvePlace(atlas, text, area));
  const corpsDivisionOf = new Map(gazetteer.corps.map(([, city], index) => [city, corpsDivisionCode(index)]));
  const unitArea = memoised((name: string) => areaOfUnitName(atlas, name));
  return {
    get: (code) => nodes.get(code)?.division,
    children: (code) => (code === null ? provinces : (children.get(code) ?? [])),
    path: (code) => pathOf(nodes.get(code)).map((node) => node.division),
    pathName: (code) => nodes.get(code)?.pathName ?? '',
    resolve,
    inside,
    areaOfUnitName: (name) => unitArea(name, null),
  };

  function inside(code: string, area: string): boolean {
    if (pathOf(nodes.get(code)).some((node) => node.division.code === area)) return true;
    // 师市合一: 石河子市 lies in 新疆, and in 兵团's 第八师 too.
    const corpsDivision = corpsDivisionOf.get(code);
    return corpsDivision !== undefined && (area === CORPS || area === corpsDivision);
  }
}

function pathOf(node: Node | undefined): Node[] {
  const path: Node[] = [];
  for (let n: Node | null = node ?? null; n; n = n.parent) path.unshift(n);
  return path;
}

function byPathName(nodes: ReadonlyMap<string, Node>): Map<string, Node> {
  return new Map([...nodes.values()].map((node) => [node.pathName, node]));
}

/** Texts remembered before the memory starts anew. */
const REMEMBERED = 20_000;

function memoised<T>(compute: (text: string, area: string | null) => T): (text: string, area: string | null) => T {
  let size = 0;
  const byArea = new Map<string | null, Map<string, { readonly value: T }>>();
  return (text, area) => {
    const hit = byArea.get(area)?.get(text);
    if (hit) return hit.value;
    if (++size > REMEMBERED) {
      byArea.clear();
      size = 1;
    }
    const known = byArea.get(area) ?? new Map<string, { readonly value: T }>();
    byArea.set(area, known);
    const value = compute(text, area);
    known.set(text, { value });
    return value;
  };
}
