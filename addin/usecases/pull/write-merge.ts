import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import type { Messages } from '../../../shared/i18n/i18n.ts';
import { ok } from '../../../shared/result.ts';
import type { HostResult } from '../../host/host-problem.ts';
import type { Block, Dressing, SheetInfo } from '../../host/sheet-host.ts';
import { recordGrid } from '../../ui/record-grid.ts';
import { type Cell, type Columns, rowOf } from './merged-rows.ts';
import { annexTable, plainTable } from './merged-table.ts';
import type { Fetched, PullRequest } from './request.ts';
import { sourcesOf } from './sources.ts';

/**
 * The merge written cell by cell, where whole sheets can't be taken over (an iPad, a file over the message limit):
 * title, header and rows of the annex, 报送情况 and 来源, in chunks that can be cancelled between two.
 */
export async function writeMerge(request: PullRequest, fetched: Fetched): HostResult<readonly SheetInfo[]> {
  const { host, annex, texts, onStage, signal } = request;
  const { merged, progress } = fetched;
  const present = await host.sheets();
  if (!present.ok) return present;
  const names = new Set(present.value.map(({ name }) => name));
  const made: SheetInfo[] = [];
  const parts = [
    {
      name: request.name,
      rows: annexRows(annex, merged.records),
      table: annexTable(annex, merged.records.length),
    },
    ...[
      { name: texts['pull.report'] ?? '', rows: reportRows(progress, texts) },
      { name: texts['pull.sources'] ?? '', rows: sourceRows(annex, merged.records, texts) },
    ].map((part) => ({ ...part, table: plainTable(part.rows) })),
  ];
  const blocks: Block[] = [];
  const tables: Dressing[] = [];
  for (const { name, rows, table } of parts) {
    const added = await host.addSheet({ name: freeName(name, names) });
    if (!added.ok) return added;
    made.push(added.value);
    blocks.push(...chunks(added.value.id, rows));
    tables.push({ sheet: added.value.id, ...table });
  }
  const onProgress = (share: number) => onStage('writing', share);
  const written = await host.write(blocks, { onProgress, signal });
  // Half a merge looks like a whole one: it does not stay.
  if (!written.ok) for (const { id } of made) await host.removeSheet(id);
  if (!written.ok) return written;
  for (const table of tables) {
    const dressed = await host.dress(table);
    if (!dressed.ok) return dressed;
  }
  return ok(made);
}

/** Rows in pieces, so that a cancel is heard between two of them. */
const ROWS_AT_ONCE = 1_000;

function chunks(sheet: string, rows: readonly (readonly Cell[])[]): Block[] {
  const blocks: Block[] = [];
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    blocks.push({ sheet, top: from + 1, left: 1, rows: rows.slice(from, from + ROWS_AT_ONCE) });
  }
  return blocks;
}

export function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name} (${n})`;
  taken.add(free);
  return free;
}

function annexRows(annex: AnnexDefinition, records: Fetched['merged']['records']): Cell[][] {
  const { grid, header } = recordGrid(annex, []);
  const columns: Columns = new Map(annex.fields.map(({ key }, at) => [key, at + 1]));
  const span = { left: 1, right: annex.fields.length };
  const head = grid.rows
    .slice(0, header.bottom)
    .map((row) => row.map((cell) => (typeof cell === 'object' ? null : String(cell))));
  const body = records.map((record, at) =>
    rowOf(annex, columns, span, record, at).map((cell) => (cell === '' ? null : cell)),
  );
  return [...head, ...body];
}

function reportRows({ units }: Fetched['progress'], texts: Messages): Cell[][] {
  const head = ['pull.unit', 'pull.state', 'pull.version', 'pull.receipt', 'pull.time', 'pull.count'];
  return [
    head.map((key) => texts[key] ?? ''),
    ...units.map((unit): Cell[] => [
      unit.unitName,
      texts[`state.${unit.state}`] ?? unit.state,
      unit.version,
      unit.receiptNumber,
      unit.time,
      unit.count,
    ]),
  ];
}

function sourceRows(annex: AnnexDefinition, records: Fetched['merged']['records'], texts: Messages): Cell[][] {
  const title = annex.fields.find(({ key }) => key === 'projectName' || key === 'caseTitle' || key === 'region');
  const head = [
    title?.label ?? annex.code,
    ...['pull.unit', 'pull.version', 'pull.receipt'].map((key) => texts[key] ?? ''),
  ];
  const rows = records.flatMap((record, at) =>
    sourcesOf(record).map((source): Cell[] => [
      String(record.values[title?.key ?? ''] ?? at + 1),
      source.unitName,
      source.version,
      source.receiptNumber,
    ]),
  );
  return [head, ...rows];
}
