import type { DateRange } from '../record/record.ts';
import { cellText, isCellDate } from './cell.ts';
import { type DatePoint, pointText, readPoint } from './date-point.ts';
import type { FieldType, Reading } from './field-type.ts';
import { compact } from './text-cleaning.ts';
import { clean, offered, refused, tidied, unreadableIn } from './verdict.ts';

const STORED = /^\d{4}-\d{2}(?:-\d{2})?$/;
const OPEN_END = /^(?:今|现在|目前|当前|长期|未完|持续)$/;
/** Parts of a year that people name: first and last month. */
const PERIODS: Readonly<Record<string, readonly [number, number]>> = {
  全年: [1, 12],
  上半年: [1, 6],
  下半年: [7, 12],
  第一季度: [1, 3],
  一季度: [1, 3],
  第二季度: [4, 6],
  二季度: [4, 6],
  第三季度: [7, 9],
  三季度: [7, 9],
  第四季度: [10, 12],
  四季度: [10, 12],
};
const PERIOD = new RegExp(`^(?:(\\d{4})年?度?)?(${Object.keys(PERIODS).join('|')})$`);
/** 1900 system: 1954 to 2064. */
const SERIALS = { from: 20_000, to: 60_000 };

/** From one month or day to another, or 至今. */
export const dateRange: FieldType<DateRange> = {
  name: 'dateRange',
  parse(raw, _field, { year }) {
    const failed = unreadableIn('dateRange', raw);
    if (failed) return failed;
    const text = cellText(raw).trim();
    if (text === '') return { findings: [] };
    if (isCellDate(raw)) return single(text, text);
    if (typeof raw === 'number' && Number.isInteger(raw) && raw > SERIALS.from && raw < SERIALS.to) {
      return single(cellText({ serial: raw }), text);
    }
    return read(text, year);
  },
  format: ({ start, end }) => `${inWords(start)}至${end === null ? '今' : inWords(end)}`,
  accepts: (value): value is DateRange =>
    typeof value === 'object' &&
    value !== null &&
    'start' in value &&
    'end' in value &&
    STORED.test(String(value.start)) &&
    (value.end === null || STORED.test(String(value.end))),
  compile: () => ({ validation: { type: 'any' }, style: 'information', asText: true }),
};

/** 2021-03-15 → 2021年3月15日. */
function inWords(point: string): string {
  const [year, month, day] = point.split('-').map(Number);
  return `${year}年${month}月${day === undefined ? '' : `${day}日`}`;
}

/** One date where two are asked for: it is offered as both. */
const single = (point: string, text: string): Reading<DateRange> =>
  offered({ start: point, end: point }, 'dateRange.single', 'confirm', { text, start: point });

function read(text: string, contextYear: number): Reading<DateRange> {
  const line = compact(text)
    .replace(/[‐‑‒–—―−~〜]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^自|^从|为止$|止$/g, '');
  // 2021.10 typed as a number loses its 0 (M61).
  const october = /^(\d{4})\.1$/.exec(line)?.[1];
  if (october !== undefined) {
    return refused('dateRange.ambiguousMonth', 'confirm', { text, candidates: [`${october}-01`, `${october}-10`] });
  }
  const period = periodOf(line, contextYear);
  if (period) return tidied(period, 'dateRange.written', { text, start: period.start, end: period.end ?? '' });
  const alone = readPoint(line);
  if (alone === null) return refused('dateRange.impossible', 'error', { text });
  if (alone) return single(pointText(alone, alone.year ?? contextYear), text);
  if (/^\d{4}年?度?$/.test(line)) {
    const year = line.slice(0, 4);
    return offered({ start: `${year}-01`, end: `${year}-12` }, 'dateRange.year', 'confirm', { text, year });
  }
  return readTwo(line, text, contextYear);
}

function periodOf(line: string, contextYear: number): DateRange | undefined {
  const match = PERIOD.exec(line);
  const months = match?.[2] === undefined ? undefined : PERIODS[match[2]];
  if (!months) return undefined;
  const year = Number(match?.[1] ?? contextYear);
  return { start: pointText({ year, month: months[0] }, year), end: pointText({ year, month: months[1] }, year) };
}

function readTwo(line: string, text: string, contextYear: number): Reading<DateRange> {
  const splits = cuts(line).map(([from, to]) => rangeOf(from, to, contextYear));
  const found = splits.filter((s) => typeof s === 'object');
  const [first] = found;
  if (!first || found.length > 1) {
    const why = found.length > 1 ? 'unreadable' : (splits.find((s) => typeof s === 'string') ?? 'unreadable');
    return refused(`dateRange.${why}`, 'error', { text });
  }
  const { range, vague, guessed } = first;
  const params = { text, start: range.start, end: range.end ?? '' };
  if (guessed) return offered(range, 'dateRange.assumed', 'confirm', params);
  if (vague) return { value: range, findings: [{ code: 'dateRange.vague', severity: 'info', params }] };
  return text === dateRange.format(range, NO_FIELD) ? clean(range) : tidied(range, 'dateRange.written', params);
}

const NO_FIELD = { label: '' };

/** Where the text may be cut in two: at 至 or 到, else at each dash. */
function cuts(line: string): [string, string][] {
  const word = /^(.+?)(?:起|开始)?-?(?:至|到)-?(.+)$/.exec(line);
  if (word) return [[word[1] as string, word[2] as string]];
  const open = /^(.+?)(?:起|以来|开始)-?$/.exec(line);
  if (open) return [[open[1] as string, '今']];
  const found: [string, string][] = [];
  for (let at = line.indexOf('-'); at > 0; at = line.indexOf('-', at + 1)) {
    found.push([line.slice(0, at), line.slice(at + 1)]);
  }
  return found;
}

interface Found {
  readonly range: DateRange;
  readonly vague: boolean;
  readonly guessed: boolean;
}

/** Both ends read together: the second may leave out its year, the first its 月 (2021年3-9月). */
function rangeOf(from: string, to: string, contextYear: number): Found | 'impossible' | 'reversed' | undefined {
  const start = orMonth(from, true);
  const openEnd = OPEN_END.test(to);
  const next = /^(?:次|翌|第二)年/.test(to);
  const end = openEnd ? undefined : endPoint(to.replace(/^(?:次|翌|第二|同|当)年/, ''), start ?? undefined);
  if (start === null || end === null) return 'impossible';
  if (!start || (!openEnd && !end)) return undefined;
  const startYear = start.year ?? end?.year ?? contextYear;
  const vague = Boolean(start.vague || end?.vague);
  if (!end) return { range: { start: pointText(start, startYear), end: null }, vague, guessed: /长期|持续/.test(to) };
  const range = {
    start: pointText(start, startYear),
    end: pointText(end, next ? startYear + 1 : (end.year ?? startYear)),
  };
  if (range.end.slice(0, range.start.length) < range.start.slice(0, range.end.length)) return 'reversed';
  return { range, vague, guessed: start.year === undefined && end.year !== undefined && end.year !== contextYear };
}

/** 9 behind 2021.3- is September; 15日 behind 3月1日- is of the same month. */
function endPoint(to: string, start: DatePoint | undefined): DatePoint | null | undefined {
  const day = start?.day === undefined ? undefined : /^(\d{1,2})[日号]$/.exec(to)?.[1];
  if (day !== undefined && start) return readPoint(`${start.month}月${day}日`);
  return orMonth(to, /^\d{1,2}$/.test(to) && start?.day === undefined);
}

/** A date, or one whose 月 stands at the other end only. */
function orMonth(text: string, allowed: boolean): DatePoint | null | undefined {
  const point = readPoint(text);
  return point === undefined && allowed ? readPoint(`${text}月`) : point;
}
