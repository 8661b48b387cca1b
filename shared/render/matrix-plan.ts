import type { AnnexDefinition } from '../annex/definition.ts';
import { type Area, type Grid, valueAt } from '../grid/grid.ts';
import type { Match } from '../recognise/match.ts';
import type { DataBlock } from './data-block.ts';
import { labelKey } from './header-line.ts';
import { columnFills, type RenderRecord } from './list-plan.ts';
import type { SheetPlan } from './plan.ts';
import { shiftRow } from './shift.ts';

/** Rows of the blank under one group label: 省外, 省内. */
interface Group {
  readonly key: string;
  readonly top: number;
  readonly bottom: number;
  /** Printed row names by their key; a row without a name is free. */
  readonly printed: ReadonlyMap<string, number>;
  /** Records for the group's free rows, in order. */
  readonly free: RenderRecord[];
}

interface Columns {
  readonly group: number;
  readonly name: number;
}

const keyAt = (grid: Grid, row: number, column: number): string => {
  const value = valueAt(grid, row, column);
  return typeof value === 'string' ? labelKey(value) : '';
};

function groupsOf(grid: Grid, block: DataBlock, columns: Columns): Group[] {
  const groups: Group[] = [];
  for (let top = block.first; top <= block.last; ) {
    const merge = grid.merges.find((m) => m.top === top && m.left <= columns.group && m.right >= columns.group);
    const bottom = Math.min(block.last, merge?.bottom ?? top);
    const printed = new Map<string, number>();
    for (let row = top; row <= bottom; row++) {
      const name = keyAt(grid, row, columns.name);
      if (name !== '') printed.set(name, row);
    }
    groups.push({ key: keyAt(grid, top, columns.group), top, bottom, printed, free: [] });
    top = bottom + 1;
  }
  return groups;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? labelKey(value) : '');

/** Printed rows take the record of their name; all others go to the free rows of their group. By blank row. */
function placed(annex: AnnexDefinition, groups: readonly Group[], records: readonly RenderRecord[]) {
  const fixed = new Map<number, RenderRecord>();
  const { groupField = '', nameField = '' } = annex.matrix ?? {};
  for (const record of records) {
    const key = textOf(record.values[groupField]);
    const name = textOf(record.values[nameField]);
    const group = groups.find((g) => g.key === key) ?? groups.find((g) => key === '' && g.printed.has(name));
    const row = group?.printed.get(name);
    if (row !== undefined && !fixed.has(row)) fixed.set(row, record);
    else (group ?? groups.at(-1))?.free.push(record);
  }
  return fixed;
}

/** Rows a group lacks, put in above its last row, which keeps its border. */
function insertionOf(group: Group): SheetPlan['insertions'][number] | undefined {
  const room = group.bottom - group.top + 1 - group.printed.size;
  const count = group.free.length - room;
  const after = Math.max(group.top, group.bottom - 1);
  return count > 0 ? { after, count, template: after } : undefined;
}

/** A matrix: printed rows stay in place, free rows grow within their group, and so does the group's merged label. */
export function planMatrix(
  annex: AnnexDefinition,
  { match, grid }: { readonly match: Match; readonly grid: Grid },
  block: DataBlock,
  records: readonly RenderRecord[],
): SheetPlan {
  const columnOf = (key: string | undefined): number => match.fields.find((f) => f.field === key)?.column ?? 0;
  const columns = { group: columnOf(annex.matrix?.groupField), name: columnOf(annex.matrix?.nameField) };
  const groups = groupsOf(grid, block, columns);
  const fixed = placed(annex, groups, records);
  const insertions = groups.flatMap((group) => insertionOf(group) ?? []);
  const rows = new Map([...fixed].map(([row, record]) => [shiftRow(row, insertions), record]));
  const named = new Set(rows.keys());
  for (const group of groups) fillFree(group, insertions, rows);
  const fills = columnFills(annex, match);
  return {
    insertions,
    contentAt(row, column) {
      const record = rows.get(row);
      if (!record || column === columns.group || (column === columns.name && named.has(row))) return undefined;
      return fills[column]?.(record, 0);
    },
    columns: match.fields.map((f) => f.column),
    data: { first: block.first, last: shiftRow(block.last, insertions) + trailing(groups, insertions) },
    merges: groups.flatMap((group) => labelMerge(group, insertions, columns.group)),
  };
}

function rowsOf(group: Group, insertions: SheetPlan['insertions']): number[] {
  const top = shiftRow(group.top, insertions);
  const added = insertions.find((i) => i.after >= group.top && i.after <= group.bottom)?.count ?? 0;
  return Array.from({ length: group.bottom - group.top + 1 + added }, (_, i) => top + i);
}

function fillFree(group: Group, insertions: SheetPlan['insertions'], rows: Map<number, RenderRecord>): void {
  const printed = new Set([...group.printed.values()].map((row) => shiftRow(row, insertions)));
  const free = rowsOf(group, insertions).filter((row) => !printed.has(row));
  group.free.forEach((record, i) => {
    rows.set(free[i] as number, record);
  });
}

/** A group of one row has no merge to grow: it gains one. */
function labelMerge(group: Group, insertions: SheetPlan['insertions'], column: number): Area[] {
  const rows = rowsOf(group, insertions);
  if (group.top !== group.bottom || rows.length === 1) return [];
  return [{ top: rows[0] as number, bottom: rows.at(-1) as number, left: column, right: column }];
}

/** Rows that a last group of one row gained below it. */
function trailing(groups: readonly Group[], insertions: SheetPlan['insertions']): number {
  const last = groups.at(-1);
  return last && last.top === last.bottom ? (insertions.find((i) => i.after === last.bottom)?.count ?? 0) : 0;
}
