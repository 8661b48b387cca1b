import { divisionsOf } from './build-divisions.ts';
import { GAZETTEER } from './data/gazetteer.ts';
import type { Divisions } from './divisions.ts';

let national: Divisions | undefined;

/**
 * The divisions of the country down to the county, and 兵团 with its 14 divisions. Built on the first call (about 10 ms).
 * `nationalDivisions().resolve('新疆克州', null)` is 新疆维吾尔自治区克孜勒苏柯尔克孜自治州.
 */
export function nationalDivisions(): Divisions {
  national ??= divisionsOf(GAZETTEER);
  return national;
}
