import type { Area } from '../../shared/grid/grid.ts';

export function overlap(a: Area, b: Area): Area | undefined {
  const area = {
    top: Math.max(a.top, b.top),
    left: Math.max(a.left, b.left),
    bottom: Math.min(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
  };
  return area.top <= area.bottom && area.left <= area.right ? area : undefined;
}

/** What is left of `area` once `hole` is cut out: up to four blocks. */
export function without(area: Area, hole: Area): Area[] {
  const cut = overlap(area, hole);
  if (!cut) return [area];
  const rest: Area[] = [];
  if (cut.top > area.top) rest.push({ ...area, bottom: cut.top - 1 });
  if (cut.bottom < area.bottom) rest.push({ ...area, top: cut.bottom + 1 });
  if (cut.left > area.left) rest.push({ ...area, top: cut.top, bottom: cut.bottom, right: cut.left - 1 });
  if (cut.right < area.right) rest.push({ ...area, top: cut.top, bottom: cut.bottom, left: cut.right + 1 });
  return rest;
}

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
