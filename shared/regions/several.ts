import type { Place } from '../record/record.ts';
import type { Resolution } from './divisions.ts';
import type { Node } from './load.ts';
import { type Atlas, resolveOne } from './resolve-one.ts';
import { isBelow } from './walk.ts';

/** Places that are no division: 全国, 多地, 省外其它地区 (a row of 附件1), 各县, 等地. 全州 is a county. */
const VAGUE =
  /全国|全省|全区|全市|全县|多地|多个?[省市县区州]|各地|各[省市县区州镇乡村]|省外|省内|国内|境内|区内各|其[它他]地区|不限|等地?$|等[\d一二三四五六七八九十两]+个?[省市县区州地]/;
/** Between places of a list. 和 stands in names too (和田, 呼和浩特), so what it parts must be places on both sides. */
const LIST = /[、;,\n]|以及|及|与|和(?!田|平|县|静|硕|政|顺|龙|林|康|安|布)|并/;
/** Between levels of a path, but between places where they do not lie in one another (新疆/西藏). */
const SOFT = /[/\s+&|]/;

/**
 * The places of a text that names several; undefined where it does not. `whole`: what it says when read as one place.
 */
export function severalPlaces(
  atlas: Atlas,
  text: string,
  area: string | null,
  whole: Resolution,
): Resolution | undefined {
  if (whole.kind === 'one' && whole.place.detail === undefined) return undefined;
  const unread = whole.kind === 'one' ? (whole.place.detail ?? '') : whole.kind === 'none' ? text : '';
  if (VAGUE.test(unread)) {
    return { kind: 'several', places: distinct(listed(atlas, text.replace(VAGUE, '、'), area)) };
  }
  const places = LIST.test(text) ? distinct(listed(atlas, text, area)) : [];
  if (places.length > 1) return { kind: 'several', places };
  return SOFT.test(text) && whole.kind === 'none' ? besideOneAnother(atlas, text, area) : undefined;
}

/** 新疆/西藏, 新疆 西藏: every part a place, none within another. */
function besideOneAnother(atlas: Atlas, text: string, area: string | null): Resolution | undefined {
  const parts = text.split(SOFT).filter(Boolean);
  const places = distinct(parts.flatMap((part) => placesOf(resolveOne(atlas, part, area))));
  const apart = places.length === parts.length && places.length > 1 && !places.some((p) => nested(atlas, p, places));
  return apart ? { kind: 'several', places } : undefined;
}

/** The places of a list; a later one may leave out what it shares with the one before (新疆克州、伊犁州). */
function listed(atlas: Atlas, text: string, area: string | null): Place[] {
  const places: Place[] = [];
  for (const part of text.split(LIST)) {
    if (part.trim() === '') continue;
    const last = places.at(-1);
    const found = (last && inherited(atlas, part, last, area)) ?? placesOf(resolveOne(atlas, part, area))[0];
    if (found) places.push(found);
  }
  return places;
}

function inherited(atlas: Atlas, part: string, last: Place, area: string | null): Place | undefined {
  for (let node: Node | null = atlas.nodes.get(last.code) ?? null; node; node = node.parent) {
    const [found] = placesOf(resolveOne(atlas, part, area, node));
    if (found && found.code !== node.division.code) return found;
  }
  return undefined;
}

function nested(atlas: Atlas, place: Place, places: readonly Place[]): boolean {
  return places.some((other) => other.code !== place.code && below(atlas, place, other));
}

function below(atlas: Atlas, place: Place, above: Place): boolean {
  const node = atlas.nodes.get(place.code);
  const over = atlas.nodes.get(above.code);
  return node !== undefined && over !== undefined && isBelow(node, over);
}

const placesOf = (found: Resolution): Place[] => (found.kind === 'one' ? [found.place] : []);

function distinct(places: readonly Place[]): Place[] {
  return places.filter((place, i) => places.findIndex((other) => other.code === place.code) === i);
}
