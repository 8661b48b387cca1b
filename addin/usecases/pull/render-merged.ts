import { blankOf } from '../../../shared/annex/blank.ts';
import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { Merged } from '../../../shared/api/contracts/merged.ts';
import type { ProgressEntry } from '../../../shared/api/contracts/progress.ts';
import type { Locale } from '../../../shared/i18n/i18n.ts';
import { mergeAppendices } from '../../../shared/merge/appendices.ts';
import { firstRecordRow } from '../../../shared/merge/first-row.ts';
import type { Merge, MergeInput, RecordSource } from '../../../shared/merge/merge.ts';
import type { AnnexRecord } from '../../../shared/record/record.ts';
import { nationalDivisions } from '../../../shared/regions/tree.ts';
import { renderAnnex } from '../../../shared/render/render.ts';

/** A merge to be made into a workbook. */
export interface MergedOrder {
  readonly merged: Merged;
  readonly units: readonly ProgressEntry[];
  readonly deadline: string | null;
  readonly locale: Locale;
}

interface Row {
  readonly values: AnnexRecord['values'];
  readonly extra: AnnexRecord['extra'];
  readonly sources: readonly RecordSource[];
}

/** Each unit's counted submission, as far as the merged rows and the progress tell of it. */
function inputsOf(rows: readonly Row[], units: MergedOrder['units']): MergeInput[] {
  const records = new Map<string, AnnexRecord[]>();
  for (const { values, extra, sources } of rows) {
    for (const { unit } of sources) {
      const list = records.get(unit) ?? [];
      list.push({ row: null, values, source: {}, extra });
      records.set(unit, list);
    }
  }
  return units.flatMap((entry) => {
    const { unit, unitName, version, receiptNumber, time, state } = entry;
    if (version === null || state === 'returned') return [];
    return [
      {
        ...{ unit, unitName, version },
        kind: /^\d{6}$/.test(unit) ? ('division' as const) : ('organisation' as const),
        receiptNumber: receiptNumber ?? '',
        receivedAt: time ?? '',
        nil: state === 'nil',
        records: records.get(unit) ?? [],
      },
    ];
  });
}

/** The merged annex as the official workbook, made here: beyond 20,000 rows the Worker leaves it to the client. */
export function renderMerged({ merged, units, deadline, locale }: MergedOrder): Uint8Array {
  const annex = annexById(merged.annex);
  if (!annex) throw new Error(`there is no annex ${merged.annex}`);
  const rows = merged.records.map(({ values, extra, source, sources }) => ({
    values,
    extra,
    sources: sources ?? (source ? [source] : []),
  })) as readonly Row[];
  const merge: Merge = {
    annex: merged.annex,
    unit: merged.unit,
    coverage: merged.coverage,
    records: rows,
    duplicates: merged.duplicates,
  };
  const expected = units.filter(({ state }) => state !== 'exempt').map(({ unit, unitName }) => ({ unit, unitName }));
  const states = new Map(units.map(({ unit, state }) => [unit, state]));
  const inputs = inputsOf(rows, units);
  const divisions = nationalDivisions();
  const blank = blankOf(annex.id);
  const firstRow = firstRecordRow(annex, blank);
  const rest = { locale, ...(firstRow === undefined ? {} : { firstRow }) };
  return renderAnnex({
    annex,
    blank,
    unitName: merged.unitName,
    header: {},
    records: rows,
    appendices: mergeAppendices({ annex, merge, expected, inputs, divisions, deadline, states, ...rest }),
  });
}
