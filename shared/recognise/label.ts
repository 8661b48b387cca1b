/** How a printed label and a typed one are compared: after NFKC, without spaces, brackets, line breaks and colons. */

const INVISIBLE = /[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+/gu;
const PUNCTUATION = /[()[\]{}【】〔〕〈〉《》<>"'“”‘’:：,，.。、;；/\\|_*＊#~\-—–－·•]+/gu;
const BRACKETED = /[([{【〔][^)\]}】〕]*[)\]}】〕]/gu;

/** Text that is its own key, as nearly all is: it need not be normalised. */
const PLAIN = /^[\u3400-\u9fffa-z0-9]*$/;

/** `labelKey('项目拟投入资金\n（万元）')` is `项目拟投入资金万元`. */
export function labelKey(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.normalize('NFKC').replace(INVISIBLE, '').replace(PUNCTUATION, '').toLowerCase();
}

/** The key without what stands in brackets: `bareKey('联系方式(手机)')` is `联系方式`. */
export function bareKey(text: string): string {
  const normal = text.normalize('NFKC').replace(INVISIBLE, '');
  const bare = labelKey(normal.replace(BRACKETED, ''));
  return bare === '' ? labelKey(normal) : bare;
}

/** The unit a money header states: `wan` for 万元, `other` for one no amount is read in (千元, 百万元, 美元). */
export function moneyUnitOf(label: string): 'yuan' | 'wan' | 'yi' | 'other' | undefined {
  const text = label.normalize('NFKC').replace(INVISIBLE, '');
  if (/(?:[十百千][万亿]?元?|万亿元?|[美欧日港]元|外币)[)\]】〕]?$/u.test(text)) return 'other';
  const stated = /[([【〔:/]?(?:单位:?)?(亿元|亿|万元|万|元|人民币元)[)\]】〕]?$/u.exec(text)?.[1];
  if (stated === undefined) return undefined;
  if (stated.startsWith('亿')) return 'yi';
  if (stated.startsWith('万')) return 'wan';
  return 'yuan';
}

/** A label without the money unit that stands after it, with or without brackets: 资金(万) and 资金万元 are 资金. */
export function withoutMoneyUnit(key: string): string {
  return key.replace(/(?:单位)?(?:亿元|亿|万元|万|人民币元|元)$/u, '');
}

function pairsOf(text: string): string[] {
  const letters = [...text];
  return letters.slice(1).map((letter, i) => (letters[i] ?? '') + letter);
}

/** Whether the letters of `short` stand in `long` in their order: 项目简介 in 项目主要简介. */
function isSpreadIn(short: string, long: string): boolean {
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}

/** Likeness of two keys, 0 to 1 (Dice over pairs of characters; a label inside another counts by its share). */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length >= 3 && long.includes(short)) return 0.5 + short.length / long.length / 2;
  if (short.length >= 4 && isSpreadIn(short, long)) return 0.4 + short.length / long.length / 2;
  const left = pairsOf(a);
  const right = pairsOf(b);
  if (left.length + right.length === 0) return 0;
  const rest = [...right];
  let shared = 0;
  for (const pair of left) {
    const at = rest.indexOf(pair);
    if (at < 0) continue;
    shared += 1;
    rest.splice(at, 1);
  }
  return (2 * shared) / (left.length + right.length);
}
