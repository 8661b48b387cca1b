import type { Area } from '../../shared/grid/grid.ts';

export function cellsIn(area: Area): number {
  return (area.bottom - area.top + 1) * (area.right - area.left + 1);
}

/** Where an area is once rows were put in (`by` > 0) above row `at`, or taken out from there; undefined: nothing is left. */
export function shifted(area: Area, at: number, by: number): Area | undefined {
  const moved = (row: number, gone: number) => (row < at ? row : by > 0 ? row + by : row < at - by ? gone : row + by);
  const top = moved(area.top, at);
  const bottom = moved(area.bottom, at - 1);
  return top <= bottom ? { ...area, top, bottom } : undefined;
}
