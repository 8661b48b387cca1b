import type { FieldDefinition } from '../annex/definition.ts';
import type { Issue } from '../issue/issue.ts';
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

function statedUnit(cell: HeaderCell, field: FieldDefinition): 'yuan' | 'yi' | 'other' | undefined {
  if (field.type !== 'money') return undefined;
  for (const text of [...cell.texts].reverse()) {
    const unit = moneyUnitOf(text);
    if (unit) return unit === 'wan' ? undefined : unit;
  }
  return undefined;
}

function matchedField({ field, cell }: MappedColumn): MatchedField {
  const stated = statedUnit(cell, field);
  const unit = stated === 'other' ? undefined : stated;
  return {
    field: field.key,
    row: cell.row,
    column: cell.column,
    label: cell.texts.join('/'),
    ...(unit ? { moneyUnit: unit } : {}),
  };
}

function columnIssues(mapped: readonly MappedColumn[], similar: readonly MappedColumn[]): Issue[] {
  const issues: Issue[] = [];
  for (const { field, cell, how } of mapped) {
    if (how === 'alias') issues.push(renamedIssue(cell, field));
  }
  for (const { field, cell } of similar) issues.push(similarIssue(cell, field));
  for (const { field, cell } of [...mapped, ...similar]) {
    const unit = statedUnit(cell, field);
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

/** The match of a list or matrix, with what it could not map and what must be said about its header. */
export function tableMatch(view: SheetView, candidate: HeaderCandidate, confidence: number): Match {
  const { annex } = candidate.vocabulary;
  const unread = candidate.mapped.filter(({ cell, field }) => statedUnit(cell, field) === 'other');
  const found = { ...candidate, mapped: candidate.mapped.filter((column) => !unread.includes(column)) };
  const firstFigure = Math.min(...candidate.mapped.map(({ cell }) => cell.column));
  const labels = matrixLabels(view, annex, { top: found.top, bottom: found.bottom, firstFigure });
  const free = outsideLabels(found.cells, found.mapped, labels);
  const known = new Set([...found.mapped.map(({ field }) => field.key), ...labels.map(({ field }) => field)]);
  const open = annex.fields.filter((field) => field.generated !== true && !known.has(field.key));
  const similar = similarColumns(
    free,
    open.filter((field) => field.type !== 'rowLabel' && !unread.some((column) => column.field === field)),
  );
  const missing = open.filter((field) => !similar.some((column) => column.field === field));
  const extra = free.filter((cell) => !similar.some((column) => column.cell === cell));
  const mapped = [...found.mapped, ...similar];
  const order = new Map(annex.fields.map((field, i) => [field.key, i]));
  const fields = [...labels, ...mapped.map(matchedField)].sort(
    (a, b) => (order.get(a.field) ?? 0) - (order.get(b.field) ?? 0),
  );
  const columns = [...fields.map(({ column }) => column), ...extra.map(({ column }) => column)];
  const numbered = found.cells.filter((cell) => NUMBERING.has(labelKey(cell.texts.join(''))));
  return {
    annex,
    confidence,
    fields,
    unmapped: extra.map((cell) => ({ row: cell.row, column: cell.column, label: cell.texts.join('/') })),
    missing: missing.map(({ key }) => key),
    headerTop: found.top,
    headerBottom: found.bottom,
    left: Math.min(...columns, ...numbered.map(({ column }) => column)),
    right: Math.max(...columns),
    issues: [
      ...columnIssues(found.mapped, similar),
      ...unread.map(({ cell, field }) => unknownUnitIssue(cell, field)),
      ...extra.filter((cell) => !unread.some((column) => column.cell === cell)).map(extraIssue),
      ...missing.filter((field) => !unread.some((column) => column.field === field)).map(missingIssue),
    ],
  };
}
