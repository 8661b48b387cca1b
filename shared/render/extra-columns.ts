import type { Appendix } from './appendix.ts';
import type { RenderRecord } from './list-plan.ts';
import { TEXTS } from './texts.ts';

/** What officers wrote in columns the annex does not have: kept on a sheet of its own, by the record's number. */
export function extraColumns(records: readonly RenderRecord[]): Appendix[] {
  const labels = new Set(records.flatMap((record) => Object.keys(record.extra ?? {})));
  if (labels.size === 0) return [];
  const rows = records.flatMap((record, i) => {
    const extra = record.extra ?? {};
    return Object.keys(extra).length === 0 ? [] : [[i + 1, ...[...labels].map((label) => extra[label] ?? null)]];
  });
  const columns = [{ label: TEXTS.seq, width: 6 }, ...[...labels].map((label) => ({ label, width: 24 }))];
  return [{ title: TEXTS.extra, columns, rows }];
}
