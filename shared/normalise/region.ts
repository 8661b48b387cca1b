import type { AnnexDefinition } from '../annex/definition.ts';
import type { Params, Severity } from '../issue/issue.ts';
import { regionKey } from '../recognise/matrix-labels.ts';
import type { Divisions } from '../regions/divisions.ts';

type Matrix = NonNullable<AnnexDefinition['matrix']>;

/** The key under which a matrix record carries the division of its row. */
export const REGION_CODE = 'regionCode';

export interface RegionFinding {
  readonly field: string;
  readonly code: string;
  readonly severity: Severity;
  readonly params: Params;
  /** The text to write instead. */
  readonly offer?: string;
}

/** The row labels as values: the table's own texts, and the division where there is one. */
export interface RegionReading {
  readonly values: Readonly<Record<string, string>>;
  readonly findings: readonly RegionFinding[];
}

const squeezed = (text: string) => text.normalize('NFKC').replace(/\s+/gu, '');

function groupOf(matrix: Matrix, text: string): string | undefined {
  const key = regionKey(text);
  return [...matrix.rows, ...matrix.free].find(({ group }) => regionKey(group) === key)?.group;
}

function codeOf(divisions: Divisions, text: string, within: string | null): string | undefined {
  const found = divisions.resolve(text, within);
  return found.kind === 'one' ? found.place.code : undefined;
}

/** A free row's division: one of the unit's own area first (鼓楼区 on 徐州市's sheet); 丰县湖西片区 is not 丰县, so it has none. */
function freeCode(divisions: Divisions, text: string, areas: readonly (string | null)[]): string | undefined {
  for (const area of areas) {
    const found = divisions.resolve(text, area);
    if (found.kind === 'one') return found.place.detail === undefined ? found.place.code : undefined;
  }
  return undefined;
}

function printedRow(matrix: Matrix, group: string | undefined, name: string, divisions: Divisions) {
  const rows = matrix.rows.filter((row) => group === undefined || row.group === group);
  const key = regionKey(name);
  const same = rows.find((row) => regionKey(row.name) === key);
  if (same) return same;
  const code = codeOf(divisions, name, null);
  return code === undefined ? undefined : rows.find((row) => row.code === code);
}

function freeRegion(matrix: Matrix, group: string, name: string, { divisions, area }: RegionContext): RegionReading {
  const free = matrix.free.find((f) => f.group === group);
  const text = squeezed(name);
  const values: Record<string, string> = { [matrix.groupField]: group, [matrix.nameField]: text };
  const code = freeCode(divisions, text, [area, free?.within ?? null]);
  if (code === undefined) return { values, findings: [] };
  if (free && !divisions.inside(code, free.within)) {
    const params = { text, group, place: divisions.pathName(code) };
    const finding = { field: matrix.nameField, code: 'matrix.regionOutside', severity: 'confirm' as const, params };
    return { values: { ...values, [REGION_CODE]: code }, findings: [finding] };
  }
  return { values: { ...values, [REGION_CODE]: code }, findings: [] };
}

/** A row that none of the printed ones is: asked about, with the printed row it lies in to be offered. */
function extraRegion(matrix: Matrix, group: string, name: string, divisions: Divisions): RegionReading {
  const text = squeezed(name);
  const code = codeOf(divisions, text, null);
  const rows = matrix.rows.filter((row) => row.group === group);
  const holder =
    rows.find((row) => row.code !== undefined && code !== undefined && divisions.inside(code, row.code)) ??
    rows.find((row) => row.code === undefined);
  const values: Record<string, string> = { [matrix.groupField]: group, [matrix.nameField]: text };
  if (code !== undefined) values[REGION_CODE] = code;
  const params = { text, group, holder: holder?.name ?? rows.map((row) => row.name) };
  const finding: RegionFinding = {
    field: matrix.nameField,
    code: 'matrix.regionExtra',
    severity: 'confirm',
    params,
    ...(holder ? { offer: holder.name } : {}),
  };
  return { values, findings: [finding] };
}

/** `area`: the reporting unit's; null where the unit is unknown. */
export interface RegionContext {
  readonly divisions: Divisions;
  readonly area: string | null;
}

/** Reads the two row labels of a matrix row; `name` is not blank. */
export function readRegion(matrix: Matrix, groupText: string, name: string, context: RegionContext): RegionReading {
  const { divisions } = context;
  const stated = groupOf(matrix, groupText);
  const printed = printedRow(matrix, stated, name, divisions);
  if (printed) {
    const values: Record<string, string> = { [matrix.groupField]: printed.group, [matrix.nameField]: printed.name };
    if (printed.code !== undefined) values[REGION_CODE] = printed.code;
    return { values, findings: [] };
  }
  const group = stated ?? guessGroup(matrix, name, divisions);
  if (group === undefined) {
    const groups = [...new Set([...matrix.rows, ...matrix.free].map((row) => row.group))];
    const values: Record<string, string> = { [matrix.nameField]: squeezed(name) };
    const params = { text: squeezed(groupText), groups };
    return { values, findings: [{ field: matrix.groupField, code: 'matrix.groupUnknown', severity: 'error', params }] };
  }
  const free = matrix.free.some((f) => f.group === group);
  return free ? freeRegion(matrix, group, name, context) : extraRegion(matrix, group, name, divisions);
}

/** Without a group label, a place says by itself whether it lies within a free group. */
function guessGroup(matrix: Matrix, name: string, divisions: Divisions): string | undefined {
  for (const free of matrix.free) {
    if (free.suggestions.includes(squeezed(name))) return free.group;
    const code = codeOf(divisions, name, free.within);
    if (code !== undefined && divisions.inside(code, free.within)) return free.group;
  }
  return codeOf(divisions, name, null) === undefined ? undefined : matrix.rows[0]?.group;
}
