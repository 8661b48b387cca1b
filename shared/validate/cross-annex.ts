import type { AnnexDefinition } from '../annex/definition.ts';
import type { SheetInspection } from '../inspect/inspection.ts';
import type { Divisions } from '../regions/divisions.ts';

export function withCrossAnnex(
  sheets: readonly SheetInspection[],
  _divisions: Divisions,
  _catalogue: readonly AnnexDefinition[],
): SheetInspection[] {
  return [...sheets];
}
