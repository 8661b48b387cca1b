import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { UnitList } from './unit-list.ts';

/** The units this administrator manages, and how to fetch them anew after a change. */
export interface Managed {
  readonly list: UnitList;
  reload(): void;
}

export const ManagedContext = createContext<Managed | null>(null);

export function useManaged(): Managed {
  const managed = useContext(ManagedContext);
  if (!managed) throw new Error('no ManagedContext above this component');
  return managed;
}
