import type { Locale } from '../../shared/i18n/i18n.ts';
import { beijingTime } from '../../shared/merge/beijing-time.ts';
import type { Appendix } from '../../shared/render/appendix.ts';
import { coverageLines, type Remark } from './findings.ts';
import type { MergedAnnex } from './merged-annex.ts';
import type { FileSubmission, NotCounted, Reading } from './submission.ts';
import { type CliText, cliTexts } from './texts.ts';

export interface ReportSources {
  readonly merged: readonly MergedAnnex[];
  readonly notCounted: readonly NotCounted[];
  readonly remarks: readonly Remark[];
  readonly passedOver: Reading['passedOver'];
  readonly locale: Locale;
}

type Row = (string | number | null)[];
/** 130 characters are an A4 page across at full size; longer texts wrap. */
const COLUMNS = [
  ['annex', 8],
  ['unit', 22],
  ['state', 10],
  ['file', 25],
  ['sheet', 9],
  ['modified', 11],
  ['rows', 6],
  ['cell', 7],
  ['reason', 34],
] as const;

/** 报送情况 of a folder: who, in which file, what was left out and why, and who is missing. */
export function folderReport(sources: ReportSources): Appendix {
  const text = cliTexts(sources.locale);
  const rows = [
    ...sources.merged.flatMap((merged) => annexRows(merged, sources, text)),
    ...sources.notCounted.filter((entry) => entry.annex === null).map((entry) => notCountedRow(entry, text)),
    ...sources.passedOver.map(({ file, sheet }) => {
      return [null, null, text('state.passedOver'), file, sheet, null, null, null, text('passedOver.sheet')];
    }),
  ];
  return {
    title: text('report.title'),
    columns: COLUMNS.map(([label, width]) => ({ label: text(`report.${label}`), width })),
    rows,
    notes: [...coverageLines(sources.merged, sources.locale), text('report.offline')],
  };
}

function annexRows({ annex, merge, submissions }: MergedAnnex, sources: ReportSources, text: CliText): Row[] {
  const counted = submissions.flatMap((submission) => {
    const remarks = sources.remarks.filter((remark) => remark.submission === submission);
    return [countedRow(submission, remarks, text), ...remarks.map((remark) => remarkRow(remark, text))];
  });
  const out = sources.notCounted.filter((entry) => entry.annex?.id === annex.id);
  const missing = annex.layout === 'form' ? [] : merge.coverage.missing;
  return [
    ...counted,
    ...out.map((entry) => notCountedRow(entry, text)),
    ...missing.map(({ unitName }) => {
      return [annex.code, unitName, text('state.missing'), null, null, null, null, null, null];
    }),
  ];
}

function countedRow({ annex, unit, file, sheets, records }: FileSubmission, remarks: Remark[], text: CliText): Row {
  const partly = remarks.some(({ state }) => state !== 'question');
  const state = text(partly ? 'state.partly' : 'state.counted');
  const modified = beijingTime(new Date(file.modified).toISOString());
  return [annex.code, unit.unitName, state, file.name, sheets.join('、'), modified, records.length, null, null];
}

function remarkRow({ submission, state, cell, message }: Remark, text: CliText): Row {
  const { annex, unit, file, sheets } = submission;
  return [annex.code, unit.unitName, text(`state.${state}`), file.name, sheets.join('、'), null, null, cell, message];
}

function notCountedRow({ annex, unitName, file, sheet, reason }: NotCounted, text: CliText): Row {
  return [annex?.code ?? null, unitName, text('state.out'), file, sheet, null, null, null, reason];
}
