import type { AnnexDefinition, FieldDefinition } from '../annex/definition.ts';
import type { Issue } from '../issue/issue.ts';
import { moneyLine } from './evidence.ts';
import type { HeaderCandidate, HeaderCell, MappedColumn } from './header.ts';
import {
  extraIssue,
  missingIssue,
  moneyUnitIssue,
  renamedIssue,
  similarIssue,
  unknownUnitIssue,
} from './header-issues.ts';
import { labelKey, moneyUnitOf } from './label.ts';
import type { Match, MatchedField } from './match.ts';
import { matrixLabels } from './matrix-labels.ts';
import type { SheetView } from './sheet-view.ts';
import { similarColumns } from './similar.ts';

/** A column of numbers that any table may begin with; what is typed there is ignored (M17). */
const NUMBERING = new Set(['序号', '编号', 'no', '行次']);

type Stated = 'yuan' | 'yi' | 'other' | undefined;

/** The unit of a column that is not 万元: its own header's, or else that of a line over the table (单位：元). */
type UnitOf = (column: Pick<MappedColumn, 'field' | 'cell'>) => Stated;

function unitReader(line: string | undefined): UnitOf {
  return ({ cell, field }) => {
    if (field.type !== 'money') return undefined;
    for (const text of [...cell.texts].reverse()) {
      const unit = moneyUnitOf(text);
      if (unit) return unit === 'wan' ? undefined : unit;
    }
    const unit = line === undefined ? undefined : moneyUnitOf(line);
    return unit === 'wan' ? undefined : unit;
  };
}

function matchedField(column: MappedColumn, unitOf: UnitOf): MatchedField {
  const { field, cell } = column;
  const stated = unitOf(column);
  const unit = stated === 'other' ? undefined : stated;
  return {
    field: field.key,
    row: cell.row,
    column: cell.column,
    label: cell.texts.join('/'),
    ...(unit ? { moneyUnit: unit } : {}),
  };
}

function columnIssues(mapped: readonly MappedColumn[], similar: readonly MappedColumn[], unitOf: UnitOf): Issue[] {
  const issues: Issue[] = [];
  for (const { field, cell, how } of mapped) {
    if (how === 'alias') issues.push(renamedIssue(cell, field));
  }
  for (const { field, cell } of similar) issues.push(similarIssue(cell, field));
  for (const column of [...mapped, ...similar]) {
    const { field, cell } = column;
    const unit = unitOf(column);
    if (unit && unit !== 'other') issues.push(moneyUnitIssue(cell, field, unit));
  }
  return issues;
}

function outsideLabels(cells: readonly HeaderCell[], mapped: readonly MappedColumn[], labels: readonly MatchedField[]) {
  const taken = new Set([...mapped.map(({ cell }) => cell.column), ...labels.map(({ column }) => column)]);
  const span = labels.map(({ label }) => label).filter((label) => label !== '');
  return cells.filter((cell) => {
    if (taken.has(cell.column) || NUMBERING.has(labelKey(cell.texts.join('')))) return false;
    return !span.includes(cell.texts.join('/'));
  });
}

/** 省外 and 省内 can be told from the regions; where they can't, the row says so. */
const isTold = (annex: AnnexDefinition, field: FieldDefinition) => field.key === annex.matrix?.groupField;

/** The columns of a header, sorted by what they are. */
interface Sorted {
  readonly mapped: readonly MappedColumn[];
  readonly similar: readonly MappedColumn[];
  /** Amounts in a unit that is not converted: kept like an extra column, and said. */
  readonly unread: readonly MappedColumn[];
  readonly extra: readonly HeaderCell[];
  readonly missing: readonly FieldDefinition[];
}

function sortColumns(candidate: HeaderCandidate, labels: readonly MatchedField[], unitOf: UnitOf): Sorted {
  const { annex } = candidate.vocabulary;
  const known = new Set([...candidate.mapped.map(({ field }) => field.key), ...labels.map(({ field }) => field)]);
  const open = annex.fields.filter((field) => field.generated !== true && !known.has(field.key));
  const free = outsideLabels(candidate.cells, candidate.mapped, labels);
  const wanted = open.filter((field) => field.type !== 'rowLabel');
  const alike = similarColumns(free, wanted);
  const isRead = (column: MappedColumn) => unitOf(column) !== 'other';
  return {
    mapped: candidate.mapped.filter(isRead),
    similar: alike.filter(isRead),
    unread: [...candidate.mapped, ...alike].filter((column) => !isRead(column)),
    extra: free.filter((cell) => !alike.some((column) => column.cell === cell)),
    missing: open.filter((field) => !alike.some((column) => column.field === field)),
  };
}

function headerIssues(annex: AnnexDefinition, sorted: Sorted, unitOf: UnitOf): Issue[] {
  return [
    ...columnIssues(sorted.mapped, sorted.similar, unitOf),
    ...sorted.unread.map(({ cell, field }) => unknownUnitIssue(cell, field)),
    ...sorted.extra.map(extraIssue),
    ...sorted.missing.filter((field) => !isTold(annex, field)).map(missingIssue),
  ];
}

/**
 * The match of a list or matrix, with what it could not map and what must be said about its header. `from`: the first
 * row that goes with the table.
 */
export function tableMatch(
  view: SheetView,
  candidate: HeaderCandidate,
  { confidence, from }: { confidence: number; from: number },
): Match {
  const { vocabulary, top, bottom, cells } = candidate;
  const { annex } = vocabulary;
  const firstFigure = Math.min(...candidate.mapped.map(({ cell }) => cell.column));
  const labels = matrixLabels(view, annex, { top, bottom, firstFigure });
  const unitOf = unitReader(moneyLine(view, from, top - 1));
  const sorted = sortColumns(candidate, labels, unitOf);
  const order = annex.fields.map(({ key }) => key);
  const fields = [...labels, ...[...sorted.mapped, ...sorted.similar].map((column) => matchedField(column, unitOf))];
  fields.sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
  const unmapped = [...sorted.extra, ...sorted.unread.map(({ cell }) => cell)].sort((a, b) => a.column - b.column);
  const missing = [...sorted.missing, ...sorted.unread.map(({ field }) => field)].map(({ key }) => key);
  const columns = [...fields, ...unmapped].map(({ column }) => column);
  const numbered = cells.filter((cell) => NUMBERING.has(labelKey(cell.texts.join(''))));
  return {
    annex,
    confidence,
    fields,
    unmapped: unmapped.map((cell) => ({ row: cell.row, column: cell.column, label: cell.texts.join('/') })),
    missing: missing.sort((a, b) => order.indexOf(a) - order.indexOf(b)),
    headerTop: top,
    headerBottom: bottom,
    left: Math.min(...columns, ...numbered.map(({ column }) => column)),
    right: Math.max(...columns),
    issues: headerIssues(annex, sorted, unitOf),
  };
}
