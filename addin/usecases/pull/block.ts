import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import { valueAt } from '../../../shared/grid/grid.ts';
import { ok } from '../../../shared/result.ts';
import type { HostResult } from '../../host/host-problem.ts';
import type { SheetHost } from '../../host/sheet-host.ts';
import type { Book, Table } from '../book.ts';
import { readSheets } from '../read-book.ts';
import { type Columns, columnsOf, recordKey, rowKey } from './merged-rows.ts';

/** The merged block as it stands in a sheet. */
export interface StandingBlock {
  readonly table: Table;
  readonly columns: Columns;
  readonly left: number;
  readonly right: number;
  /** Of a list: the records from the top. Of a matrix: every row with a name, figures or none. 1-based sheet rows. */
  readonly rows: readonly { readonly row: number; readonly key: string }[];
}

/** Reads a sheet and finds the annex's block in it; undefined where its header is gone. */
export async function findBlock(
  host: SheetHost,
  book: Book,
  sheet: { readonly id: string; readonly name: string },
  annex: AnnexDefinition,
): HostResult<StandingBlock | undefined> {
  const read = await readSheets(host, book, [{ ...sheet, visibility: 'visible', active: false }]);
  return read.ok ? ok(blockIn(book, sheet.id, annex)) : read;
}

export function blockIn(book: Book, sheet: string, annex: AnnexDefinition): StandingBlock | undefined {
  const table = book.tablesOf(sheet).find((each) => each.annex.id === annex.id);
  if (!table) return undefined;
  const columns = columnsOf(table.inspection);
  const all = [...columns.values()];
  const rows = annex.matrix ? namedRows(book, table, annex, columns) : recordRows(table);
  return { table, columns, left: Math.min(...all), right: Math.max(...all), rows };
}

/** The sheet rows of a block, in the order in which its sources are kept. */
export function blockRows(book: Book, table: Table): readonly number[] {
  const { annex, inspection } = table;
  if (annex.matrix) return namedRows(book, table, annex, columnsOf(inspection)).map(({ row }) => row);
  return inspection.records.flatMap(({ row }) => (row === null ? [] : [row]));
}

function recordRows({ annex, inspection }: Table) {
  return inspection.records.flatMap(({ row, values }) =>
    row === null ? [] : [{ row, key: recordKey(annex, values) }],
  );
}

/** The rows of a matrix by their labels; a group's label stands in the first row of its merge only. */
function namedRows(book: Book, table: Table, annex: AnnexDefinition, columns: Columns) {
  const grid = book.sheets.get(table.sheet)?.live.grid;
  const { groupField = '', nameField = '' } = annex.matrix ?? {};
  const [groupColumn, nameColumn] = [columns.get(groupField), columns.get(nameField)];
  if (!grid || nameColumn === undefined) return [];
  const header = Math.max(...table.inspection.columns.map(({ cell }) => Number(/\d+$/.exec(cell)?.[0] ?? 0)));
  const named: { row: number; key: string; group: string }[] = [];
  let group = '';
  for (let row = header + 1; row <= grid.rows.length; row++) {
    const label = groupColumn === undefined ? null : valueAt(grid, row, groupColumn);
    const name = valueAt(grid, row, nameColumn);
    if (typeof label === 'string' && label.trim() !== '') group = label;
    if (typeof name !== 'string' || name.trim() === '') continue;
    if (!knownGroup(annex, group)) break;
    named.push({ row, key: rowKey(group, name), group });
  }
  return named;
}

function knownGroup(annex: AnnexDefinition, group: string): boolean {
  const plain = group.replace(/\s/gu, '');
  const groups = [...(annex.matrix?.rows ?? []), ...(annex.matrix?.free ?? [])];
  return groups.some((each) => each.group.replace(/\s/gu, '') === plain);
}
