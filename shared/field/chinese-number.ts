const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  貳: 2,
  两: 2,
  俩: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const SMALL: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const LARGE: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 };
const NUMERAL = /^[零〇一壹二贰貳两俩三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万萬亿億廿点]+/;

/**
 * The Chinese numeral a text begins with: `chineseNumber('贰佰万元')` is `{value: 2000000, length: 3}`. Undefined where it
 * begins with none, or with one that is not well formed (十几, 二三十).
 */
export function chineseNumber(text: string): { value: number; length: number } | undefined {
  const numeral = NUMERAL.exec(text)?.[0];
  if (!numeral || /^[几数]/.test(text.slice(numeral.length))) return undefined;
  const [whole = '', decimals, more] = numeral.replace(/廿/g, '二十').split('点');
  if (more !== undefined) return undefined;
  const value = wholeNumber(whole);
  if (value === undefined) return undefined;
  if (decimals === undefined) return { value, length: numeral.length };
  const fraction = decimalsOf(decimals);
  return fraction === undefined
    ? undefined
    : { value: (value + fraction.value) * fraction.scale, length: numeral.length };
}

function wholeNumber(text: string): number | undefined {
  if (text === '') return undefined;
  if (!/[十拾百佰千仟万萬亿億]/.test(text)) return readAloud(text);
  let total = 0;
  let scaleBefore = Number.POSITIVE_INFINITY;
  let rest = text;
  for (;;) {
    const at = rest.search(/[万萬亿億]/);
    if (at < 0) break;
    const scale = LARGE[rest[at] as string] as number;
    const section = at === 0 ? 0 : belowTenThousand(rest.slice(0, at));
    if (section === undefined || scale === scaleBefore || total + section === 0) return undefined;
    total = scale > scaleBefore ? (total + section) * scale : total + section * scale;
    scaleBefore = scale;
    rest = rest.slice(at + 1);
  }
  const last = rest === '' ? 0 : belowTenThousand(rest);
  // 一万五 is 15000 when spoken: left to the officer.
  if (last === undefined || (total > 0 && last > 0 && last < 10 && !/^[零〇]/.test(rest))) return undefined;
  return total + last;
}

/** 三千零二十; undefined where it is not well formed (三千五, 二三十). */
function belowTenThousand(text: string): number | undefined {
  let sum = 0;
  let digit: number | undefined;
  let before = Number.POSITIVE_INFINITY;
  for (const character of text) {
    const small = SMALL[character];
    if (small === undefined) {
      if (digit) return undefined;
      digit = DIGITS[character];
    } else {
      if (small >= before || (digit === undefined && (small !== 10 || sum > 0))) return undefined;
      sum += (digit ?? 1) * small;
      digit = undefined;
      before = small;
    }
  }
  const spoken = digit && before > 10 && before < Number.POSITIVE_INFINITY && !/[零〇]/.test(text);
  return spoken ? undefined : sum + (digit ?? 0);
}

/** 二〇二一: digit by digit. One digit, or two and more with no scale: only where no reading as 二三 (two or three) exists. */
function readAloud(text: string): number | undefined {
  if (text.length === 2 && !/[零〇]/.test(text)) return undefined;
  let value = 0;
  for (const character of text) value = value * 10 + (DIGITS[character] ?? 0);
  return value;
}

/** 五 is 0.5; 二万 behind the point (一点二万) scales the whole. */
function decimalsOf(text: string): { value: number; scale: number } | undefined {
  const match = /^([零〇一壹二贰貳两三叁四肆五伍六陆七柒八捌九玖]+)([万萬亿億]?)$/.exec(text);
  if (!match) return undefined;
  const digits = [...(match[1] as string)].map((character) => DIGITS[character]).join('');
  return { value: Number(`0.${digits}`), scale: LARGE[match[2] as string] ?? 1 };
}
