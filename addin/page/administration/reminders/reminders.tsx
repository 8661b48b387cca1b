import type { UnitRow } from '../../../../shared/api/contracts/unit.ts';

/** 提醒. */
export function Reminders({ unit }: { unit: UnitRow }) {
  return <p class="card quiet">{unit.name}</p>;
}
