/** A month or a day. `year`: as written, or undefined where the text names none. */
export interface DatePoint {
  readonly year: number | undefined;
  readonly month: number;
  readonly day?: number;
  /** 底, 初, 上旬 stood behind it and is not kept. */
  readonly vague?: boolean;
}

const SPOKEN =
  /^(?:(?<year>\d{4}|\d{2})年)?(?<month>\d{1,2})月?(?:份)?(?:(?<day>\d{1,2})[日号]?)?(?<vague>初|底|末|中旬|上旬|下旬|中)?$/;
const MARKED = /^(?<year>\d{4})([./-])(?<month>\d{1,2})(?:\2(?<day>\d{1,2}))?$/;
const SHORT = /^(?<month>\d{1,2})[./](?<day>\d{1,2})$/;
const COMPACT = /^(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})?$/;

/**
 * `readPoint('2021年3月')` is `{year: 2021, month: 3}`; 2021.03, 2021-3-1, 20210301, 3月5日 and 3月底 are read too. Undefined
 * where the text is no date, null where no calendar has it (2021年13月).
 */
export function readPoint(text: string): DatePoint | null | undefined {
  const match = MARKED.exec(text) ?? COMPACT.exec(text) ?? spoken(text) ?? SHORT.exec(text);
  if (!match?.groups) return undefined;
  const { year, month, day, vague } = match.groups;
  const full = year === undefined ? undefined : Number(year) < 100 ? 2000 + Number(year) : Number(year);
  const point = {
    year: full,
    month: Number(month),
    ...(day ? { day: Number(day) } : {}),
    ...(vague ? { vague: true } : {}),
  };
  return exists(point) ? point : null;
}

/** A bare number is no month: 9 is one behind a dash only, where range reading adds the 月. */
function spoken(text: string): RegExpExecArray | null {
  return /[年月]/.test(text) ? SPOKEN.exec(text) : null;
}

function exists({ year, month, day }: DatePoint): boolean {
  if (month < 1 || month > 12) return false;
  if (day === undefined) return true;
  return day >= 1 && day <= new Date(Date.UTC(year ?? 2020, month, 0)).getUTCDate();
}

/** `pointText({year: 2021, month: 3})` is `2021-03`. */
export function pointText({ month, day }: DatePoint, year: number): string {
  const text = `${year}-${String(month).padStart(2, '0')}`;
  return day === undefined ? text : `${text}-${String(day).padStart(2, '0')}`;
}
