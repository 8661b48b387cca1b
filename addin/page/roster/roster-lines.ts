import type { Roster } from '../../../shared/api/contracts/roster.ts';

type RosterUnit = Roster['units'][number];

/** A line of the roster: one contact of a unit, or a unit that has named nobody. */
export interface RosterLine {
  readonly key: string;
  readonly unit: RosterUnit;
  readonly contact: RosterUnit['contacts'][number] | null;
  /** The unit's first line. */
  readonly first: boolean;
  /** What a search looks through. */
  readonly words: string;
}

export function rosterLines({ units }: Pick<Roster, 'units'>): RosterLine[] {
  return units.flatMap((unit) => {
    const contacts = unit.contacts.length > 0 ? unit.contacts : [null];
    return contacts.map((contact, i) => ({
      ...{ key: `${unit.unit} ${i}`, unit, contact, first: i === 0 },
      words: [unit.unitName, unit.unit, ...Object.values(contact ?? {})].join(' ').toLowerCase(),
    }));
  });
}
