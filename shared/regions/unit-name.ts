import { compact } from '../field/text-cleaning.ts';
import type { Division } from './divisions.ts';
import type { Atlas } from './resolve-one.ts';
import { walk } from './walk.ts';

/** What may stand behind a short name in a unit's name: 江苏民政厅, 兵团民政局. */
const ORGAN =
  /^(?:省|市|县|区|州)?(?:民政|社会|人民政府|乡村振兴|慈善|扶贫|农业农村|党委|委员会|办公|街道|[^省市县区州盟旗]*(?:厅|局|处|科|中心|协会|商会|学会|基金会|促进会|联合会|总会|服务社|办))/;

/**
 * The area a unit's name speaks of: 甘肃省民政厅 → 620000, 徐州市云龙区民政局 → 320303. Undefined where it names none
 * (民政部) or one that several divisions bear (鼓楼区民政局).
 */
export function areaOfUnitName(atlas: Atlas, name: string): Division | undefined {
  const text = compact(name);
  const readings = walk(atlas.lexicon, text, null, (rest) => ORGAN.test(rest));
  const [first] = readings;
  return first && readings.every((reading) => reading.node === first.node) ? first.node.division : undefined;
}
