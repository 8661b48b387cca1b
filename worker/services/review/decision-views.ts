import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import type { Decision, Reason } from '../../../shared/api/contracts/review.ts';
import type { StoredDecision, StoredReason } from '../../store/decision.ts';
import { type Columns, layoutsOf } from '../../store/layout.ts';
import { rowsOfRecords } from '../../store/record.ts';
import { annexesOf } from '../../store/submission-reads.ts';
import type { World } from '../world.ts';

/** Where the records of one submission stood. */
interface Sheet {
  readonly annex: AnnexDefinition | null;
  readonly columns: Columns;
  /** Sheet rows by record. */
  readonly rows: ReadonlyMap<number, number | null>;
}

/** Decisions with their reasons at their cells. */
export async function decisionsJson(world: World, decisions: readonly StoredDecision[]): Promise<Decision[]> {
  const ids = [...new Set(decisions.map(({ submission }) => submission))];
  const places = decisions.flatMap(({ submission, reasons }) =>
    reasons.flatMap(({ record }) => (record === null ? [] : [{ submission, record }])),
  );
  const [annexes, layouts, rows] = await Promise.all([
    annexesOf(world.db, ids),
    layoutsOf(world.db, ids),
    rowsOfRecords(world.db, places),
  ]);
  return decisions.map(({ id, kind, at, unit, unitName, overall, reasons, submission }) => {
    const annex = annexById(annexes.get(submission) ?? '') ?? null;
    const sheet = { annex, columns: layouts.get(submission) ?? {}, rows: rows.get(submission) ?? new Map() };
    const placed = reasons.map((reason) => reasonJson(sheet, reason));
    return { id: String(id), kind, at, unit, unitName, overall, reasons: placed };
  });
}

/** A reason at its cell, as far as that is known. */
export function reasonJson({ annex, columns, rows }: Sheet, { record, field, text }: StoredReason): Reason {
  const row = record === null ? null : (rows.get(record) ?? null);
  const column = field === null ? undefined : columns[field];
  const found = annex?.fields.find(({ key }) => key === field);
  const label = found ? (found.path ?? [found.label]).join('/') : annex?.header.find(({ key }) => key === field)?.label;
  const cell = column !== undefined && row !== null ? `${column}${row}` : null;
  return { record, field, text, row, cell, label: label ?? null };
}
