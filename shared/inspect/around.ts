import type { AnnexDefinition } from '../annex/definition.ts';
import { type Labelled, labelledTexts } from '../extract/around.ts';
import type { Issue } from '../issue/issue.ts';
import type { SheetView } from '../recognise/sheet-view.ts';
import type { InspectContext } from './context.ts';
import { headerLineIssues, unitIssues } from './unit-issues.ts';

/** What stands around a table: who reports, who filled it in. */
export interface Around {
  readonly unit: string | null;
  readonly header: Readonly<Record<string, string>>;
  /** In place order. */
  readonly issues: readonly Issue[];
}

/** The labelled texts by key; of several with one key the first that holds a value. */
function byKey(texts: readonly Labelled[]): Map<string, Labelled> {
  const found = new Map<string, Labelled>();
  for (const text of texts) {
    const known = found.get(text.key);
    if (!known || (known.value === '' && text.value !== '')) found.set(text.key, text);
  }
  return found;
}

/** Reads the lines above and below a table. Only those above may name the unit of an annex that has a unit line. */
export function readAround(
  view: SheetView,
  annex: AnnexDefinition,
  rows: readonly number[],
  context: InspectContext,
): Around {
  const found = byKey(labelledTexts(view, annex, rows));
  const unit = found.get('reportingUnit');
  const header: Record<string, string> = {};
  for (const [key, { value }] of found) if (key !== 'reportingUnit' && value !== '') header[key] = value;
  const asks = annex.header.some(({ key }) => key === 'reportingUnit');
  return {
    unit: unit && unit.value !== '' ? unit.value : null,
    header,
    issues: asks ? [...unitIssues(unit, context), ...headerLineIssues(annex, found)] : [],
  };
}
