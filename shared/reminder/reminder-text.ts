import { utf8ToBytes } from '@noble/hashes/utils.js';
import { addDays, beijingClock, beijingDay, daysBetween } from '../calendar/workday.ts';
import { reminder as en } from '../i18n/en/reminder.ts';
import { fill, type Locale } from '../i18n/i18n.ts';
import { reminder as zh } from '../i18n/zh-CN/reminder.ts';
import type { Params } from '../issue/issue.ts';

/** One annex of a notice, of the units directly below that share a deadline. Unit names only: no person is named. */
export interface OpenAnnex {
  readonly code: string;
  readonly title: string;
  readonly deadline: string;
  readonly expected: number;
  readonly missing: readonly string[];
  readonly returned: readonly string[];
}

export interface ReminderRequest {
  readonly noticeTitle: string;
  readonly unitName: string;
  readonly annexes: readonly OpenAnnex[];
  readonly now: string;
  /** Where to go: the page's address. */
  readonly address: string;
  /** Bytes of UTF-8 the robot takes. */
  readonly limit: number;
  readonly locale: Locale;
}

/** Names are text: no sign in them may become a link or a mention. */
const FULL_WIDTH: Readonly<Record<string, string>> = {
  ...{ '<': '＜', '>': '＞', '[': '［', ']': '］', '*': '＊', '`': '｀', '#': '＃', '@': '＠', _: '＿' },
};
const safe = (name: string) => name.replace(/[<>[\]*`#@_]/g, (sign) => FULL_WIDTH[sign] ?? '');

/** A longer list is not read in a chat. */
const MOST_NAMES = 200;

const bytesOf = (text: string) => utf8ToBytes(text).length;

/** `2026-06-08 24:00` for the last moment of a day, as notices put it. */
export function deadlineText(deadline: string): string {
  const rounded = new Date(Math.ceil(Date.parse(deadline) / 60_000) * 60_000).toISOString();
  const clock = beijingClock(rounded);
  return clock === '00:00' ? `${addDays(beijingDay(rounded), -1)} 24:00` : `${beijingDay(rounded)} ${clock}`;
}

/** The message as Markdown: its lists of names, then its annexes, are cut to what the robot takes. */
export function reminderText(request: ReminderRequest): { title: string; markdown: string } {
  const text: Text = (key, params = {}) =>
    fill((request.locale === 'en' ? en : zh)[`reminder.${key}`] ?? key, params, request.locale);
  const title = text('title', { notice: safe(request.noticeTitle) });
  const { annexes, now, address, limit } = request;
  const made = (names: number, told: number) =>
    [
      `### ${title}`,
      ...annexes.slice(0, told).flatMap((annex) => annexLines(annex, now, names, text)),
      ...(told < annexes.length ? [text('moreAnnexes', { count: annexes.length - told })] : []),
      text('go', { address, unit: safe(request.unitName) }),
    ].join('\n\n');
  const fits = (markdown: string) => bytesOf(markdown) <= limit;
  for (let names = MOST_NAMES; names > 0; names = Math.floor(names * 0.7)) {
    const markdown = made(names, annexes.length);
    if (fits(markdown)) return { title, markdown };
  }
  let told = annexes.length;
  while (told > 0 && !fits(made(0, told))) told--;
  return { title, markdown: made(0, told) };
}

type Text = (key: string, params?: Params) => string;

function annexLines(annex: OpenAnnex, now: string, shown: number, text: Text): string[] {
  const { code, title, deadline, expected, missing, returned } = annex;
  const named = (names: readonly string[]) => {
    const list = names.slice(0, shown).map(safe).join('、');
    const rest = names.length - Math.min(shown, names.length);
    if (rest === 0) return list;
    return list === '' ? text('more', { count: rest }) : `${list}${text('andMore', { count: rest })}`;
  };
  return [
    `**${text('annex', { code, title })}**`,
    text(now > deadline ? 'late' : daysLeft(deadline, now) === 0 ? 'today' : 'left', {
      deadline: deadlineText(deadline),
      days: Math.abs(daysLeft(deadline, now)),
    }),
    text('count', { expected, open: missing.length + returned.length }),
    ...(missing.length > 0 ? [`> ${text('missing', { count: missing.length, names: named(missing) })}`] : []),
    ...(returned.length > 0 ? [`> ${text('returned', { count: returned.length, names: named(returned) })}`] : []),
  ];
}

const daysLeft = (deadline: string, now: string) => daysBetween(beijingDay(now), beijingDay(deadline));
