import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import type { IssueJson } from '../../../shared/api/contracts/issue.ts';
import { a1 } from '../../../shared/grid/address.ts';
import { valueAt } from '../../../shared/grid/grid.ts';
import type { RecordGrid } from '../../ui/record-grid.ts';
import type { Position } from '../../ui/sheet-keys.ts';
import type { CellMark } from '../../ui/sheet-row.tsx';
import { shownText } from '../../ui/shown-text.ts';

/** What a reason is about: a cell, a whole row (`field` null) or a whole column (`record` null). */
export interface ReasonPlace {
  readonly record: number | null;
  readonly field: string | null;
}

/** A place of the sheet that is shown, in words. */
export interface ShownPlace extends ReasonPlace {
  readonly key: string;
  /** Sheet row; null for a column. */
  readonly row: number | null;
  readonly label: string;
  readonly text: string;
}

export const placeKey = ({ record, field }: ReasonPlace) => `${record ?? ''}/${field ?? ''}`;

/** Which record and column a cell of the sheet belongs to, and the column of it that holds the value. */
function cellAt(annex: AnnexDefinition, { first, down }: RecordGrid, at: Position) {
  const index = at.row - first;
  const record = index < 0 ? null : Math.floor(index / (down ?? 1));
  if (down !== undefined) return { record, definition: annex.fields[index % down], value: 2 };
  return { record, definition: annex.fields[at.column - 1], value: at.column };
}

/** The place a cell of the shown sheet stands for; null for its title, which is the whole. */
export function placeAt(annex: AnnexDefinition, sheet: RecordGrid, at: Position): ShownPlace | null {
  const { record, definition, value } = cellAt(annex, sheet, at);
  if (at.row < sheet.first && sheet.down !== undefined) return null;
  if (at.row < sheet.header.top || (record === null && !definition)) return null;
  const place = { record, field: definition?.key ?? null };
  const printed = definition ? (definition.path?.join('/') ?? definition.label) : null;
  return {
    ...place,
    key: placeKey(place),
    row: record === null ? null : at.row,
    label: printed ?? shownText(valueAt(sheet.grid, sheet.header.top, at.column)),
    text: record === null ? '' : shownText(valueAt(sheet.grid, at.row, value)),
  };
}

/** Where a place stands on the shown sheet; a whole row at its first cell, a column at its header. */
export function positionOf(annex: AnnexDefinition, sheet: RecordGrid, { record, field }: ReasonPlace): Position | null {
  const { down } = sheet;
  const column = field === null ? 1 : annex.fields.findIndex(({ key }) => key === field) + 1;
  if (column === 0 || (record === null && field === null)) return null;
  if (down !== undefined) return record === null ? null : { row: sheet.first + record * down + column - 1, column: 2 };
  return { row: record === null ? sheet.header.bottom : sheet.first + record, column };
}

export interface Reason extends ReasonPlace {
  readonly text: string;
}

/** What a reviewer has written, by `placeKey`. */
export type Reasons = ReadonlyMap<string, Reason>;

/** The cells to mark: what the rules found, over it what the reviewer says. */
export function reviewMarks(
  annex: AnnexDefinition,
  sheet: RecordGrid,
  issues: readonly IssueJson[],
  reasons: Iterable<Reason>,
): ReadonlyMap<string, CellMark> {
  const marks = new Map<string, CellMark>();
  const put = (place: ReasonPlace, mark: CellMark) => {
    const at = positionOf(annex, sheet, place);
    if (at) marks.set(a1(at.row, at.column), mark);
  };
  for (const issue of issues) {
    if (issue.severity !== 'info') put(issue, { severity: issue.severity, text: issue.message });
  }
  for (const reason of reasons) put(reason, { severity: 'error', text: reason.text });
  return marks;
}
