import type { AnnexDefinition } from '../annex/definition.ts';
import type { ReadingContext } from '../field/field-type.ts';
import type { Divisions } from '../regions/divisions.ts';
import type { ReportingUnit } from './inspection.ts';

/** What an inspection depends on besides the sheet. */
export interface InspectContext {
  readonly divisions: Divisions;
  readonly catalogue: readonly AnnexDefinition[];
  /** Who is reporting; without it the area is that of the name on the sheet. */
  readonly unit?: ReportingUnit;
}

/** How the fields of one sheet are read. */
export function readingContext(
  annex: AnnexDefinition,
  unitName: string | null,
  context: InspectContext,
): ReadingContext {
  const { divisions, unit } = context;
  const named = unitName === null ? undefined : divisions.areaOfUnitName(unitName);
  return { divisions, area: unit?.area ?? named?.code ?? null, year: annex.year, layout: annex.layout };
}
