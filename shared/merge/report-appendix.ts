import type { AnnexDefinition } from '../annex/definition.ts';
import type { Locale } from '../i18n/i18n.ts';
import type { Divisions } from '../regions/divisions.ts';
import type { Appendix } from '../render/appendix.ts';
import { beijingTime } from './beijing-time.ts';
import type { Expected, Merge, MergeInput } from './merge.ts';
import { type StalePart, staleNotes } from './stale-parts.ts';
import { type MergeText, mergeTexts } from './texts.ts';
import { countedInputs, inDivisionOrder } from './unit-order.ts';

export type UnitState = 'missing' | 'exempt' | 'nil' | 'submitted' | 'returned' | 'accepted' | 'withdrawn';

export interface ReportRequest {
  readonly merge: Merge;
  readonly expected: readonly Expected[];
  readonly inputs: readonly MergeInput[];
  readonly divisions: Divisions;
  /** ISO 8601 instant; null: none is set. What was received after it is late. */
  readonly deadline: string | null;
  /** What the office knows beyond the inputs, by unit code: accepted, returned, exempt. */
  readonly states?: ReadonlyMap<string, UnitState>;
  /** Counted parts that no longer are what lies below them, with the annex that tells what differs. */
  readonly stale?: { readonly annex: AnnexDefinition; readonly parts: readonly StalePart[] };
  readonly locale: Locale;
}

/** 报送情况: every unit that must report, with what came of it, and the line that says who is missing. */
export function reportAppendix(request: ReportRequest): Appendix {
  const text = mergeTexts(request.locale);
  const labels = ['unit', 'state', 'version', 'receipt', 'receivedAt', 'timeliness', 'rows'];
  const widths = [28, 14, 7, 20, 18, 10, 7];
  return {
    title: text('report.title'),
    columns: labels.map((label, i) => ({ label: text(`report.${label}`), width: widths[i] ?? 10 })),
    rows: reportRows(request, text),
    notes: reportNotes(request, text),
  };
}

function reportRows(request: ReportRequest, text: MergeText): (string | number | null)[][] {
  const inputs = new Map(countedInputs(request.inputs).map((input) => [input.unit, input]));
  const expected = inDivisionOrder(request.expected, request.divisions);
  const known = new Set(expected.map((e) => e.unit));
  const others = [...inputs.values()].filter((input) => !known.has(input.unit));
  return [...expected, ...others].map(({ unit, unitName }) => {
    const input = inputs.get(unit);
    const state = request.states?.get(unit) ?? (input ? (input.nil ? 'nil' : 'submitted') : 'missing');
    const changed = request.stale?.parts.some((part) => part.unit === unit) ?? false;
    const told = changed ? text('report.staleState', { state: text(`state.${state}`) }) : text(`state.${state}`);
    if (!input) return [unitName, told, null, null, null, null, null];
    return [
      unitName,
      told,
      input.version,
      input.receiptNumber || null,
      input.receivedAt ? beijingTime(input.receivedAt) : null,
      timeliness(input, request.deadline, text),
      input.records.length,
    ];
  });
}

function timeliness(input: MergeInput, deadline: string | null, text: MergeText): string | null {
  if (!deadline || !input.receivedAt) return null;
  const late = Date.parse(input.receivedAt) > Date.parse(deadline);
  return text(late ? 'timeliness.late' : 'timeliness.onTime');
}

function reportNotes(request: ReportRequest, text: MergeText): string[] {
  const notes = [coverageLine(request.merge, request.locale)];
  const nil = countedInputs(request.inputs).filter((input) => input.nil);
  if (nil.length > 0) notes.push(text('report.nilUnits', { units: nil.map((input) => input.unitName) }));
  if (request.deadline) notes.push(text('report.deadline', { deadline: beijingTime(request.deadline) }));
  const { stale } = request;
  return stale ? [...notes, ...staleNotes(stale.annex, stale.parts, request.locale)] : notes;
}

/** 应报13家，已报12家，其中零报告1家，未报1家：无锡市民政局。 */
export function coverageLine(merge: Merge, locale: Locale): string {
  const text = mergeTexts(locale);
  const { expected, counted, nil, missing } = merge.coverage;
  const names = missing.map((unit) => unit.unitName);
  return [
    text('report.coverage', { expected, counted }),
    nil > 0 ? text('report.nil', { nil }) : '',
    names.length > 0 ? text('report.missing', { count: names.length, missing: names }) : text('report.complete'),
  ].join('');
}
