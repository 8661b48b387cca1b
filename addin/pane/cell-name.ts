import { a1 } from '../../shared/grid/address.ts';
import type { Area } from '../../shared/grid/grid.ts';

/** The first cell of a selection, such as F10. */
export function cellName({ top, left }: Area): string {
  return a1(top, left);
}
