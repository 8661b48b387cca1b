import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { SheetInspection } from '../../../shared/inspect/inspection.ts';
import type { AnnexRecord } from '../../../shared/record/record.ts';
import { matchRecords } from '../../../shared/versions/match-records.ts';

/**
 * The records of a version that is opened again. What its unit wrote in columns of its own stands on a sheet apart in
 * the workbook of a version, and goes along with its rows when that is handed in again.
 */
export interface KeptColumns {
  readonly annex: string;
  readonly records: readonly AnnexRecord[];
}

/** By the index of the table and the row of its sheet: the cells of columns that the sheet does not have. */
export type KeptCells = ReadonlyMap<string, AnnexRecord['extra']>;

const keyOf = (table: number, row: number | null) => `${table}:${row ?? ''}`;
const bare = (record: AnnexRecord): AnnexRecord => ({ ...record, extra: {} });

/** Which row of the opened workbook each record's own columns belong to. Rows stay where they are from then on. */
export function keptCells({ annex: id, records }: KeptColumns, inspections: readonly SheetInspection[]): KeptCells {
  const annex = annexById(id);
  const here = inspections.flatMap((inspection, table) =>
    inspection.annex === id ? inspection.records.map((record) => ({ table, record })) : [],
  );
  const now = here.map(({ record }) => bare(record));
  const pairs = annex ? matchRecords(annex, records.map(bare), now).pairs : [];
  return new Map(
    pairs.flatMap(([before, after]) => {
      const [kept, at] = [records[before], here[after]];
      return kept && at ? [[keyOf(at.table, at.record.row), kept.extra] as const] : [];
    }),
  );
}

/** The records of a table with what was kept for their rows; a column that the sheet itself has counts as it stands. */
export function withKept(table: number, inspection: SheetInspection, kept: KeptCells): readonly AnnexRecord[] {
  const own = new Set(inspection.unmapped.map(({ label }) => label));
  return inspection.records.map((record) => {
    const cells = Object.entries(kept.get(keyOf(table, record.row)) ?? {}).filter(([label]) => !own.has(label));
    return cells.length === 0 ? record : { ...record, extra: { ...Object.fromEntries(cells), ...record.extra } };
  });
}
