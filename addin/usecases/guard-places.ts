import type { Area } from '../../shared/grid/grid.ts';
import type { Guard } from '../host/guard.ts';

/** The part of an area that its guard covers now, when rows were put in above or inside it. */
export function movedTo(guards: readonly Guard[], places: Readonly<Record<string, Area>>): Guard[] {
  return guards.flatMap((guard) => {
    const area = places[guard.key];
    return area ? [{ ...guard, area }] : [];
  });
}
