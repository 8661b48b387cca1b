import { parseArea } from '../../../shared/grid/address.ts';
import type { Area } from '../../../shared/grid/grid.ts';

/** `'表 1'!B6:C9` as an area. */
export function areaOfAddress(address: string): Area | undefined {
  return parseArea(address.slice(address.lastIndexOf('!') + 1).replaceAll('$', ''));
}

export function areasOf(areas: Excel.RangeAreas): Area[] {
  return areas.areas.items.map((each) => areaOfAddress(each.address)).filter((area) => area !== undefined);
}
