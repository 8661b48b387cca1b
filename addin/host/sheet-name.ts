/** What Excel takes as a sheet's name. */
const LONGEST = 31;
const ILLEGAL = /[\\/?*[\]:\p{Cc}]/gu;

/**
 * A name that Excel takes and no other sheet has: `freeSheetName('附件1/2汇总', ['附件1 2汇总'])` is `附件1 2汇总 (2)`.
 */
export function freeSheetName(wanted: string, taken: readonly string[]): string {
  const legal = trimmed(wanted.replace(ILLEGAL, ' ').replace(/ {2,}/g, ' '));
  const used = new Set(taken.map((name) => name.toLowerCase()));
  // Excel keeps "History" for itself.
  const isFree = (name: string) => !used.has(name.toLowerCase()) && name.toLowerCase() !== 'history';
  const base = cut(legal || 'Sheet', LONGEST);
  let free = base;
  for (let n = 2; !isFree(free); n++) {
    const end = ` (${n})`;
    free = `${cut(base, LONGEST - end.length)}${end}`;
  }
  return free;
}

/** No apostrophe at either end: it would end the name in a formula. */
function trimmed(name: string): string {
  return name
    .trim()
    .replace(/^'+|'+$/g, '')
    .trim();
}

/** Never half a character. */
function cut(name: string, length: number): string {
  const short = name.slice(0, length);
  return trimmed(name.length > length && /[\ud800-\udbff]$/.test(short) ? short.slice(0, -1) : short);
}
