import type { Area } from './grid.ts';

/** What two areas have in common; undefined where they don't meet. */
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
