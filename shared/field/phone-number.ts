import { plain } from './text-cleaning.ts';

/** What a text that should be a telephone number says. `value`: as it is stored. */
export type PhoneNumber =
  | { readonly kind: 'mobile' | 'landline'; readonly value: string }
  /** A landline without its area code, or a short code such as 12345. */
  | { readonly kind: 'local' | 'short'; readonly value: string }
  /** 2583590603: typed as a number, so its first 0 is gone (M46). `value`: with it. */
  | { readonly kind: 'lostZero'; readonly value: string }
  /** Letters stand for digits (M42). `value`: with digits. */
  | { readonly kind: 'letters'; readonly value: string }
  /** 1.38E+10: the last digits are not there. */
  | { readonly kind: 'scientific' }
  | { readonly kind: 'digits'; readonly count: number }
  | { readonly kind: 'none' };

export const MOBILE = /^1[3-9]\d{9}$/;
const AREA = '0(?:10|2[0-57-9]|[3-9]\\d{2})';
const EXTENSION = '(?:(?:-|转|ext\\.?|分机)\\d{1,6})?';
const LANDLINE = new RegExp(`^(?:\\(${AREA}\\)|${AREA})-?[1-9]\\d{6,7}${EXTENSION}$`, 'i');
const LOCAL = new RegExp(`^[1-9]\\d{6,7}${EXTENSION}$`, 'i');
const SERVICE = /^[48]00-?\d{3,4}-?\d{3,4}$/;
const SHORT = /^(?:1[12]\d{1,3}|9[56]\d{3})$/;
const LOST_ZERO = /^(10|2[0-57-9])(\d{8})$|^([3-9]\d{2})(\d{7,8})$/;
const DASHES = /[‐‑‒–—―−ー]/g;
const LABEL = /^(?:手机号码|手机号|手机|联系电话|办公电话|电话|座机|固话|tel|mobile|phone)[:.]?\s*/i;

/** The numbers of a cell: 138…/139…, 138…、0891-…, one a line (M45). A dash or one space may stand within a number. */
export function splitPhones(raw: string): string[] {
  const text = plain(raw).replace(DASHES, '-').replace(LABEL, '');
  const listed = text.split(/[/、;,|\n\r]+|或/);
  return listed.flatMap(splitSpaced).filter((part) => part !== '');
}

/** `13812345678 13912345678` is two numbers, `138 1234 5678` one. */
function splitSpaced(part: string): string[] {
  const words = part.trim().split(/\s+/);
  return words.length > 1 && words.every((word) => readOne(word).kind !== 'digits' && /\d{7}/.test(word))
    ? words
    : [part.trim()];
}

/** `readOne('+86 138-1234-5678')` is the mobile 13812345678; `readOne('（010）58124054')` the landline (010)58124054. */
export function readOne(raw: string): PhoneNumber {
  const text = plain(raw).replace(DASHES, '-').replace(/\s+/g, '');
  if (/^\d(?:\.\d+)?e\+?\d+$/i.test(text)) return { kind: 'scientific' };
  const bare = text.replace(/^(?:\(?\+?(?:0086|86)\)?-?)(?=\D*(?:\d\D*){10,}$)/, '');
  const digits = bare.replace(/[-.·()]/g, '');
  if (MOBILE.test(digits)) return { kind: 'mobile', value: digits };
  const trunk = /^0(1[3-9]\d{9})$/.exec(digits)?.[1];
  if (trunk !== undefined) return { kind: 'mobile', value: trunk };
  if (LANDLINE.test(bare) || SERVICE.test(bare)) return { kind: 'landline', value: bare };
  const international = /\+86|^0086/.test(text) ? lostZero(digits) : undefined;
  if (international) return { kind: 'landline', value: international };
  if (/^\d+$/.test(bare)) return onlyDigits(bare);
  if (LOCAL.test(bare)) return { kind: 'local', value: bare };
  const swapped = withDigits(digits);
  if (MOBILE.test(swapped)) return { kind: 'letters', value: swapped };
  return /^\d+$/.test(digits) ? { kind: 'digits', count: digits.length } : { kind: 'none' };
}

function onlyDigits(digits: string): PhoneNumber {
  const restored = lostZero(digits);
  if (restored) return { kind: 'lostZero', value: restored };
  if (LOCAL.test(digits)) return { kind: 'local', value: digits };
  return SHORT.test(digits) ? { kind: 'short', value: digits } : { kind: 'digits', count: digits.length };
}

/** 2583590603 → 025-83590603. */
function lostZero(digits: string): string | undefined {
  const match = LOST_ZERO.exec(digits);
  if (!match) return undefined;
  return `0${match[1] ?? match[3]}-${match[2] ?? match[4]}`;
}

/** O for 0, l and I for 1, and the like. */
function withDigits(text: string): string {
  return text
    .replace(/[oOοОＯ〇]/g, '0')
    .replace(/[lI|i!丨]/g, '1')
    .replace(/[zZ]/g, '2')
    .replace(/[sS]/g, '5')
    .replace(/[B]/g, '8');
}
