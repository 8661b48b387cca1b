import type { Pull } from '../metadata.ts';

/** How many units stand in a pull with an older version than they have now, or not at all. */
export function newerThan(
  pull: Pull,
  units: readonly { readonly unit: string; readonly version: number | null; readonly state: string }[],
): number {
  const versions = new Map(pull.sources.map(({ unit, version }) => [unit, version]));
  return units.filter(({ unit, version, state }) => {
    if (version === null || state === 'returned' || state === 'nil') return false;
    return versions.get(unit) !== version;
  }).length;
}
