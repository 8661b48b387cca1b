import type { Place } from '../record/record.ts';
import type { Resolution } from './divisions.ts';
import type { Form, Lexicon } from './forms.ts';
import type { Node } from './load.ts';
import { isBelow, isSeparator, type Reading, walk } from './walk.ts';

/** What resolving needs of the tree. */
export interface Atlas {
  readonly nodes: ReadonlyMap<string, Node>;
  readonly lexicon: Lexicon;
  readonly byPathName: ReadonlyMap<string, Node>;
  readonly inside: (code: string, area: string) => boolean;
}

export const NONE: Resolution = { kind: 'none' };

/** What a text that names one place says. `under`: within this division only. */
export function resolveOne(atlas: Atlas, text: string, area: string | null, under: Node | null = null): Resolution {
  const readings = choose(atlas, walk(atlas.lexicon, text, under), area);
  const [first] = readings;
  if (!first) return NONE;
  const contradiction = readings.map((reading) => contradicted(atlas, reading)).find(Boolean);
  if (contradiction) return manyOf(contradiction);
  return readings.length === 1 ? one(first) : manyOf(readings);
}

/** 淮阴市 below 江苏省: what is called like a division of the tree but is none. Zones are not in the tree. */
const LIKE_DIVISION =
  /^[^镇乡村街道社区园新景片]{1,6}[市县旗州](?!场|里|内|外|前|后)|^[^镇乡村街道社园新景片发验范税流化济]{1,3}区(?!域|块|内|外)/;

export function isDoubtful(atlas: Atlas, { place: { code, detail = '' } }: Resolution & { kind: 'one' }): boolean {
  if (detail === '' || GENERIC.has(detail.slice(0, 2))) return false;
  return (atlas.nodes.get(code)?.children.length ?? 0) > 0 && LIKE_DIVISION.test(detail);
}

export function placeOf({ node, detail }: Reading): Place {
  const place = { code: node.division.code, name: node.pathName };
  return detail === '' ? place : { ...place, detail };
}

export function one(reading: Reading): Resolution {
  const { node, named, detail, renamed } = reading;
  const whole = pathOf(node).every((step) => named.includes(step)) && (detail === '' || node.children.length === 0);
  const found = { kind: 'one', place: placeOf(reading), division: node.division, fullPath: whole } as const;
  return renamed ? { ...found, renamed } : found;
}

function manyOf(readings: readonly Reading[]): Resolution {
  if (readings.length === 0) return NONE;
  return { kind: 'many', candidates: readings.map(placeOf) };
}

/** From the province down to the division itself. */
export function pathOf(node: Node): Node[] {
  return node.parent ? [...pathOf(node.parent), node] : [node];
}

/** Of divisions that bear one name: those inside the area; a division rather than one within it that is called after it. */
function choose(atlas: Atlas, readings: readonly Reading[], area: string | null): Reading[] {
  const distinct = readings.filter((r, i) => readings.findIndex((other) => other.node === r.node) === i);
  if (distinct.length < 2) return distinct;
  const here = area === null ? [] : distinct.filter((r) => atlas.inside(r.node.division.code, area));
  const province = distinct.find((r) => !r.node.parent);
  if (province) return here.length > 0 && !here.includes(province) ? [province, ...here] : [province];
  const pool = here.length > 0 ? here : distinct;
  const top = pool.find((r) => pool.every((other) => other === r || isBelow(other.node, r.node)));
  return top ? [top] : pool;
}

/** Names that are parts of towns as well as divisions: no contradiction in a detail. */
const GENERIC = new Set(['城区', '郊区', '矿区', '新区']);

/**
 * Where the detail begins with a division that does not lie below (江苏省无锡市鼓楼区): the divisions of that name in
 * the province, perhaps none. Undefined: no contradiction.
 */
function contradicted(atlas: Atlas, reading: Reading): Reading[] | undefined {
  const { node, named, detail } = reading;
  for (const end of atlas.lexicon.lengths.get(detail[0] ?? '') ?? []) {
    if (end > detail.length || end < 2) continue;
    const key = detail.slice(0, end);
    const whole = isSeparator(detail[end]);
    const forms = (atlas.lexicon.forms.get(key) ?? []).filter((f) => names(f, whole));
    if (forms.length === 0 || GENERIC.has(key)) continue;
    if (forms.some((f) => f.node && atlas.inside(f.node.division.code, node.division.code))) return undefined;
    const province = named[0] ?? node;
    const elsewhere = walk(atlas.lexicon, detail, province).filter((r) => r.detail === '');
    return elsewhere.filter((r, i) => elsewhere.findIndex((other) => other.node === r.node) === i);
  }
  return undefined;
}

/** A short name tells of a division only where it is a whole segment. */
function names(form: Form, wholeSegment: boolean): boolean {
  return form.kind === 'full' || form.kind === 'renamed' || (form.kind === 'short' && wholeSegment);
}
