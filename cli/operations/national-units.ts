import type { Division } from '../../shared/regions/divisions.ts';
import { nationalDivisions } from '../../shared/regions/tree.ts';
import type { Unit } from '../../worker/store/unit.ts';
import { unitOf } from '../demo/tree.ts';
import { DEPTHS, type Depth } from './depth.ts';

export const MINISTRY = '100000';
/** Of these the tree has no counties, and they do not report to the ministry. */
const NOT_REPORTING = /^(71|81|82)/;

/**
 * The civil affairs offices of the country or of one division, parents first: the ministry, 31 provinces and 兵团 with
 * its divisions, prefectures, counties. `root` 320000: 江苏 alone, with itself at the top. null: no such division.
 */
export function nationalUnits(root: string, depth: Depth): Unit[] | null {
  const divisions = nationalDivisions();
  const division = divisions.get(root);
  if (root !== MINISTRY && !division) return null;
  const ministry = { code: MINISTRY, name: '民政部', level: 'ministry', parent: null, area: MINISTRY } as const;
  const top: Unit = division
    ? { ...unitOf(division, { ...ministry, path: '' }), parent: null, path: `${root}/` }
    : { ...ministry, path: `${MINISTRY}/` };
  const deepest = DEPTHS.indexOf(depth);
  const within = ({ code, level }: Division) =>
    !NOT_REPORTING.test(code) && (DEPTHS as readonly string[]).indexOf(level) <= deepest;
  const units: Unit[] = [];
  let level = [top];
  while (level.length > 0) {
    units.push(...level);
    level = level.flatMap((above) => {
      const below = divisions.children(above.code === MINISTRY ? null : above.code);
      return below.filter(within).map((one) => unitOf(one, above));
    });
  }
  return units;
}
