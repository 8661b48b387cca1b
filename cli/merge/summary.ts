import type { Locale } from '../../shared/i18n/i18n.ts';
import { coverageLine } from '../../shared/merge/report-appendix.ts';
import { sumWan } from '../../shared/record/money.ts';
import type { Remark } from './findings.ts';
import type { Folder } from './folder.ts';
import type { MergedAnnex } from './merged-annex.ts';
import type { NotCounted } from './submission.ts';
import { type CliText, cliTexts } from './texts.ts';

export interface SummarySources {
  readonly out: string;
  readonly files: number;
  readonly merged: readonly MergedAnnex[];
  readonly notCounted: readonly NotCounted[];
  readonly remarks: readonly Remark[];
  readonly ignored: Folder['ignored'];
  readonly locale: Locale;
}

/** Of one kind; the sheet 报送情况 holds them all. */
const SHOWN = 20;
const NAMED = 5;

/** What a person reads at the end: what was merged, the totals, and everything that is not in it. */
export function summary(sources: SummarySources): string {
  const text = cliTexts(sources.locale);
  const { files, out, remarks, notCounted, ignored } = sources;
  const open = remarks.filter(({ state }) => state !== 'question');
  const questions = remarks.filter(({ state }) => state === 'question');
  const blocks = [
    [text('summary.title', { files, counted: countedFiles(sources.merged), out })],
    ...sources.merged.map((merged) => annexBlock(merged, sources.locale, text)),
    block(text('summary.leftOut', { count: open.length }), open.map(remarkLine), text),
    block(text('summary.notCounted', { count: notCounted.length }), notCounted.map(notCountedLine), text),
    block(text('summary.questions', { count: questions.length }), questions.map(remarkLine), text),
    ignored.length > 0 ? [text('summary.ignored', { items: ignoredItems(ignored, text) })] : [],
    remarks.length + notCounted.length === 0 ? [text('summary.clean')] : [],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function countedFiles(merged: readonly MergedAnnex[]): number {
  return new Set(merged.flatMap(({ submissions }) => submissions.map(({ file }) => file.name))).size;
}

function annexBlock({ annex, merge, submissions }: MergedAnnex, locale: Locale, text: CliText): string[] {
  const rows = merge.records.filter((record) => record.sources.length > 0).length;
  const facts = [text('summary.rows', { rows }), text('summary.sources', { units: submissions.length })];
  const totals = totalsOf(annex, merge).map(({ label, total }) => text('summary.total', { label, total }));
  return [
    `${annex.code} ${annex.title}`,
    ...(annex.layout === 'form' ? [] : [`  ${coverageLine(merge, locale)}`]),
    `  ${facts.join(' · ')}`,
    ...totals.map((total) => `  ${total}`),
    ...(merge.duplicates.length > 0 ? [`  ${text('summary.duplicates', { count: merge.duplicates.length })}`] : []),
  ];
}

/** Sums of the columns that are added, as people write them: 12,345.67. */
function totalsOf(annex: MergedAnnex['annex'], merge: MergedAnnex['merge']): { label: string; total: string }[] {
  return annex.fields
    .filter(({ type, generated }) => !generated && (type === 'money' || type === 'count'))
    .map(({ key, label, path }) => {
      const stated = merge.records.map((record) => record.values[key]).filter((value) => typeof value === 'number');
      return {
        label: (path ?? [label]).join('/'),
        total: sumWan(stated).toLocaleString('en-US', { maximumFractionDigits: 6 }),
      };
    });
}

function remarkLine({ submission, message }: Remark): string {
  return `${submission.file.name} ▸ ${submission.sheets.join('、')} ▸ ${message}`;
}

function notCountedLine({ file, sheet, reason }: NotCounted): string {
  return [file, ...(sheet === null ? [] : [sheet]), reason].join(' ▸ ');
}

function block(title: string, lines: readonly string[], text: CliText): string[] {
  if (lines.length === 0) return [];
  const more = lines.length > SHOWN ? [`  ${text('summary.more', { count: lines.length - SHOWN })}`] : [];
  return [title, ...lines.slice(0, SHOWN).map((line) => `  ${line}`), ...more];
}

/** A folder may hold a hundred pictures: of each kind the first few are named. */
function ignoredItems(ignored: Folder['ignored'], text: CliText): string[] {
  const kinds = new Set(ignored.map(({ why }) => why));
  return [...kinds].map((why) => {
    const names = ignored.filter((item) => item.why === why).map(({ name }) => name);
    const shown = names.slice(0, NAMED).join('、') + (names.length > NAMED ? '……' : '');
    return text('ignored.item', { why: text(`ignored.${why}`), count: names.length, names: shown });
  });
}
