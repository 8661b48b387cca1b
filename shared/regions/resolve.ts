import { plain } from '../field/text-cleaning.ts';
import type { Resolution } from './divisions.ts';
import { type Atlas, isDoubtful, NONE, one, pathOf, resolveOne } from './resolve-one.ts';
import { severalPlaces } from './several.ts';

/** Longer texts are no places. */
const LONGEST = 200;

/** What `text` says about a place. `area`: the reporting unit's, to choose among divisions of one name. */
export function resolvePlace(atlas: Atlas, text: string, area: string | null): Resolution {
  const canonical = atlas.byPathName.get(text);
  if (canonical) return one({ node: canonical, named: pathOf(canonical), detail: '' });
  const clean = plain(text);
  if (clean === '' || clean.length > LONGEST) return NONE;
  const whole = resolveOne(atlas, clean, area);
  const several = severalPlaces(atlas, clean, area, whole);
  if (several) return several;
  // 鼓 楼区: spaces within a name.
  const found = whole.kind === 'none' && /\s/.test(clean) ? resolveOne(atlas, clean.replace(/\s+/g, ''), area) : whole;
  return found.kind === 'one' && isDoubtful(atlas, found) ? { kind: 'many', candidates: [found.place] } : found;
}
