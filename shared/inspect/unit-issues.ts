import type { AnnexDefinition } from '../annex/definition.ts';
import type { Labelled } from '../extract/around.ts';
import { a1 } from '../grid/address.ts';
import type { Issue, Params } from '../issue/issue.ts';
import { labelKey } from '../recognise/label.ts';
import type { Divisions } from '../regions/divisions.ts';
import type { InspectContext } from './context.ts';
import type { ReportingUnit } from './inspection.ts';

interface Rest {
  readonly severity: Issue['severity'];
  readonly params?: Params;
  readonly fix?: Issue['fix'];
}

function aroundIssue(code: string, at: Labelled | undefined, rest: Rest): Issue {
  return {
    code,
    severity: rest.severity,
    cell: at ? a1(at.row, at.column) : null,
    row: at ? at.row : null,
    field: null,
    record: null,
    params: rest.params ?? {},
    fix: rest.fix ?? null,
  };
}

/** Whether a name on a sheet speaks of this unit: 无锡市 and 无锡市民政局 are one, 江阴市民政局 is another. */
export function namesUnit(name: string, unit: ReportingUnit, divisions: Divisions): boolean {
  const typed = labelKey(name);
  const own = labelKey(unit.name);
  if (typed === own || own.includes(typed) || typed.includes(own)) return true;
  const area = divisions.areaOfUnitName(name)?.code;
  return area !== undefined && area === unit.area && divisions.areaOfUnitName(unit.name)?.code === area;
}

/** The text of the unit's line with the name put in its place. */
function filledLine(at: Labelled, name: string): string {
  if (at.cellText === null) return name;
  if (at.value !== '') return at.cellText.replace(at.value, name);
  if (/[_＿]+/u.test(at.cellText)) return at.cellText.replace(/[_＿]+/u, name);
  return at.cellText.replace(/[:：]/u, (colon) => colon + name);
}

/** M02: the name of the unit on the sheet, missing or another than the caller's. */
export function unitIssues(at: Labelled | undefined, context: InspectContext): Issue[] {
  const { unit, divisions } = context;
  const write = (label: Labelled, name: string) => ({
    safe: label.value === '',
    edits: [{ cell: a1(label.row, label.column), value: filledLine(label, name) }],
  });
  if (!at || at.value === '') {
    if (!unit) return [aroundIssue('unit.missing', at, { severity: 'error' })];
    const fix = at ? write(at, unit.name) : null;
    return [aroundIssue('unit.missing', at, { severity: 'warning', params: { unit: unit.name }, fix })];
  }
  if (!unit || namesUnit(at.value, unit, divisions)) return [];
  const params = { text: at.value, unit: unit.name };
  return [aroundIssue('unit.mismatch', at, { severity: 'confirm', params, fix: write(at, unit.name) })];
}

/** The other lines the annex asks for above the table: never a reason to refuse, the unit is known. */
export function headerLineIssues(annex: AnnexDefinition, found: ReadonlyMap<string, Labelled>): Issue[] {
  return annex.header
    .filter(({ key, required }) => required && key !== 'reportingUnit' && (found.get(key)?.value ?? '') === '')
    .map(({ key, label }) =>
      aroundIssue('headerLine.missing', found.get(key), { severity: 'warning', params: { text: label } }),
    );
}
