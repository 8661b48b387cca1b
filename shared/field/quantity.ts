import { chineseNumber } from './chinese-number.ts';
import { plain } from './text-cleaning.ts';

/** What a text that should state one number says. */
export type Quantity =
  | {
      readonly kind: 'number';
      readonly value: number;
      /** What stands behind the digits and the 万, 亿: 元, 万元 as 元, 人, 户. '' where nothing does. */
      readonly unit: string;
      /** 万 or 亿 was written; `value` already holds it. */
      readonly scaled: boolean;
      readonly approximate: boolean;
      readonly chinese: boolean;
      readonly scientific: boolean;
      /** Words in brackets behind the number. */
      readonly remark: string;
    }
  | { readonly kind: 'none' | 'unknown' | 'range' | 'bound' | 'several' | 'unreadable' };

/** Written for zero (M32): 无, /, —, -. */
const NONE = /^(?:无|没有|零|[/\\—–―\-−_~·×]+|nil)$/i;
/** Written for "we do not know" (M32). */
const UNKNOWN =
  /^(?:暂无|暂缺|暂未统计|未统计|尚未统计|待统计|待定|待核实|待填|未知|不详|不清楚|不明|空|缺|n\/?a|null|tbd|[?]+|\*+|[#]+|x+|×+)$/i;
const BEFORE = /^(?:大约|大概|约为|约|将近|接近|近|超过|超|逾|达到|达|共计|共|合计|计|[>≥~≈])+/;
const AFTER = /(?:左右|上下|以上|有余|余|多|\++)$/;
const BOUND = /不少于|不低于|至少|起码|不超过|不多于|最多|以内|以下|[<≤]/;
const RANGE =
  /\d\s*[万亿千百元人户个名家项]*\s*(?:[-—–―−~〜]+|至|到)\s*\d|[一二三四五六七八九十百千万]+(?:至|到)[一二三四五六七八九十百千万]+/;
const SEVERAL = /\d\s*[万亿千百元人户个名家项]*\s*[\n、;+&和与/]\s*\d|\d\s+\d/;
const SCALE: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, w: 1e4, W: 1e4, 亿: 1e8 };
const DIGITS = /^([-−+]?)(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)(?:[eE]([+-]?\d{1,2}))?/;
const GROUPED_BY_SPACE = /^\d{1,3}(?: \d{3})+(?:\.\d+)?(?!\d)/;
const REMARK = /^([^()]*)\(([^()]*)\)(.*)$/;
/** The apostrophe that makes Excel keep a number as text (M25). */
const TYPED_AS_TEXT = /^['’‘`]/;
const FULL_STOP = /(?<=.)[。.,;、]$/;
const CURRENCY = /^(?:人民币|rmb|cny|[¥￥])\s*/i;

/**
 * `readQuantity('约1.2亿元')` is 120,000,000 of 元, approximate. `readQuantity('200-300')` is a range. Never throws, never
 * 0 for what it does not understand.
 */
export function readQuantity(raw: string): Quantity {
  const text = plain(raw)
    .replace(TYPED_AS_TEXT, '')
    .replace(CURRENCY, '')
    .replace(FULL_STOP, '')
    .replace('人/次', '人次');
  if (NONE.test(text)) return { kind: 'none' };
  if (UNKNOWN.test(text)) return { kind: 'unknown' };
  if (BOUND.test(text)) return { kind: 'bound' };
  const joined = GROUPED_BY_SPACE.test(text) ? text.replace(/(?<=\d) (?=\d{3})/g, '') : text;
  if (RANGE.test(joined)) return { kind: 'range' };
  if (SEVERAL.test(joined)) return { kind: 'several' };
  const [bare, remark] = splitRemark(joined.replace(/\s+/g, ''));
  const start = bare.replace(BEFORE, '').replace(CURRENCY, '');
  const amount = readDigits(start) ?? readChinese(start);
  if (!amount) return { kind: 'unreadable' };
  const tail = readTail(amount.rest, amount.value);
  if (!tail || !Number.isFinite(tail.value)) return { kind: 'unreadable' };
  return {
    kind: 'number',
    value: tail.value,
    unit: tail.unit,
    scaled: tail.scaled || amount.scaled,
    approximate: tail.approximate || isApproximate(bare.slice(0, bare.length - start.length)),
    // 2千 under 万元 is not said to be of 元 or of 万元.
    chinese: amount.chinese || tail.spoken,
    scientific: amount.scientific,
    remark,
  };
}

/** 共 and 合计 before a number are no approximation. */
const isApproximate = (before: string): boolean => /约|近|超|逾|达|大概|[>≥~≈]/.test(before);

/** 20（万元） has its unit in brackets; 20万元（含省级5万） a remark. */
function splitRemark(text: string): [string, string] {
  const match = REMARK.exec(text);
  if (!match) return [text, ''];
  const [, before = '', inside = '', after = ''] = match;
  const isUnit = /^[万亿千百]*[元人户个名家项位次]*$/.test(inside);
  return isUnit && /\d$/.test(before) ? [before + inside + after, ''] : [before + after, inside];
}

interface Amount {
  readonly value: number;
  readonly rest: string;
  readonly chinese: boolean;
  readonly scaled: boolean;
  readonly scientific: boolean;
}

function readDigits(text: string): Amount | undefined {
  const match = DIGITS.exec(text);
  if (!match) return undefined;
  const [whole, sign, digits = '', exponent] = match;
  const value = Number(`${digits.replaceAll(',', '')}${exponent ? `e${exponent}` : ''}`);
  const rest = text.slice(whole.length);
  if (/^[\d.,]/.test(rest)) return undefined;
  const signed = sign === '-' || sign === '−' ? -value : value;
  return { value: signed, rest, chinese: false, scaled: false, scientific: exponent !== undefined };
}

function readChinese(text: string): Amount | undefined {
  const found = chineseNumber(text);
  if (!found) return undefined;
  const { value, length } = found;
  const scaled = /[万亿萬億]/.test(text.slice(0, length));
  return { value, rest: text.slice(length), chinese: true, scaled, scientific: false };
}

interface Tail {
  readonly value: number;
  readonly unit: string;
  readonly scaled: boolean;
  readonly approximate: boolean;
  /** 百, 千 behind digits, without 万, 亿 or a unit. */
  readonly spoken: boolean;
}

/** 余万元, 万余元, 多人: the scales and the unit behind the digits. */
function readTail(rest: string, digits: number): Tail | undefined {
  let value = digits;
  let scaled = false;
  let approximate = false;
  let small = false;
  let text = rest;
  for (;;) {
    const character = text[0] ?? '';
    const scale = SCALE[character];
    if (scale) {
      if (scale >= 1e4 && scaled) return undefined;
      value = times(value, scale);
      scaled ||= scale >= 1e4;
      small ||= scale < 1e4;
    } else if (character === '余' || character === '多' || character === '+' || character === '几') approximate = true;
    else break;
    text = text.slice(1);
  }
  const after = AFTER.exec(text);
  if (after) {
    approximate = true;
    text = text.slice(0, -after[0].length);
  }
  if (!/^[\p{L}]{0,6}$/u.test(text)) return undefined;
  return { value, unit: text, scaled, approximate, spoken: small && !scaled && text === '' };
}

/** Decimal multiplication without the noise of floats: times(1.1, 1e4) is 11000. */
const times = (value: number, scale: number): number => Number((value * scale).toPrecision(15));
