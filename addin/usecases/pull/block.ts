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
  /** The sheet's id. */
  readonly sheet: string;
  readonly annex: AnnexDefinition;
  readonly columns: Columns;
  readonly left: number;
  readonly right: number;
  /** Where the numbers of a register stand. */
  readonly numbers?: number;
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
  if (annex.layout === 'form') return registerIn(book, sheet, annex);
  const table = book.tablesOf(sheet).find((each) => each.annex.id === annex.id);
  if (!table) return undefined;
  const columns = columnsOf(table.inspection);
  const all = [...columns.values()];
  const rows = annex.matrix ? namedRows(book, table, annex, columns) : recordRows(table);
  return { sheet, annex, columns, left: Math.min(...all), right: Math.max(...all), rows };
}

/** Title and header stand above the first form. */
const HEADER_WITHIN = 10;

/** Forms as a register: their labels in one row, a form a row below it. Undefined for a form of its own. */
function registerIn(book: Book, sheet: string, annex: AnnexDefinition): StandingBlock | undefined {
  const grid = book.sheets.get(sheet)?.live.grid;
  if (!grid) return undefined;
  const fields = annex.fields.filter(({ generated }) => !generated);
  for (let head = 1; head <= Math.min(HEADER_WITHIN, grid.rows.length); head++) {
    const labels = (grid.rows[head - 1] ?? []).map((cell) => (typeof cell === 'string' ? plain(cell) : ''));
    const found = fields.map(({ key, label }): [string, number] => [key, labels.indexOf(plain(label)) + 1]);
    if (found.some(([, column]) => column === 0)) continue;
    const columns: Columns = new Map(found);
    const all = [...columns.values()];
    const [left, right] = [Math.min(...all), Math.max(...all)];
    const rows: { row: number; key: string }[] = [];
    for (let row = head + 1; row <= grid.rows.length; row++) {
      const cells = all.map((column) => valueAt(grid, row, column) ?? '');
      if (cells.every((cell) => cell === '')) break;
      rows.push({ row, key: cells.join('\u0001') });
    }
    // Left of the first field stands 序号, unless the register was written cell by cell.
    const numbers = left > 1 ? { left: left - 1, numbers: left - 1 } : {};
    return { sheet, annex, columns, left, right, rows, ...numbers };
  }
  return undefined;
}

function plain(label: string): string {
  return label.normalize('NFKC').replace(/\s/gu, '');
}

/** 20,000 rows are asked for with every cell that is selected. */
const known = new WeakMap<Table['inspection'], StandingBlock['rows']>();

function recordRows({ annex, inspection }: Table): StandingBlock['rows'] {
  const before = known.get(inspection);
  if (before) return before;
  const rows = inspection.records.flatMap(({ row, values }) =>
    row === null ? [] : [{ row, key: recordKey(annex, values) }],
  );
  known.set(inspection, rows);
  return rows;
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
