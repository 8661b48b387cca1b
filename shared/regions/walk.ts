import type { Form, Lexicon } from './forms.ts';
import type { Node } from './load.ts';

/** One way to read a text: down the tree to `node`, with `detail` left over. */
export interface Reading {
  readonly node: Node;
  /** Every division named on the way, `node` last. */
  readonly named: readonly Node[];
  readonly detail: string;
  readonly renamed?: string;
}

const SEPARATORS = new Set(' \t\r\n/\\>→-—–_|:;,、。·.~()[]{}<《》〈〉“”"\'*+#&');
/** What follows a short name must look like a place below the county, so that 南京大学 is not 南京 with a detail. */
const BELOW_COUNTY =
  /(?:镇|乡|村|街道|社区|居委会|团|连|营|团场|农场|牧场|林场|组|屯|寨|苏木|嘎查|办事处|园区|开发区|新区|[路巷号楼])$/;

/** 伊犁州 governs 塔城地区 and 阿勒泰地区; 兵团 and its cities lie in 新疆. What the codes do not tell. */
const ALSO_UNDER: Readonly<Record<string, string>> = { '654200': '654000', '654300': '654000', '660000': '650000' };
const CORPS_CITY = /^659/;

/** Whether `node` may be named below `above` in a path: 塔城地区 below 伊犁州 too, 石河子市 below 兵团 too. */
export function isBelow(node: Node, above: Node): boolean {
  for (let n: Node | null = node; n; n = n.parent) {
    if (n.parent === above) return true;
    if (ALSO_UNDER[n.division.code] === above.division.code) return true;
  }
  return above.division.code === '660000' && CORPS_CITY.test(node.division.code);
}

export const isSeparator = (character: string | undefined): boolean =>
  character === undefined || SEPARATORS.has(character);

/**
 * Every way to read `text` from `start` down the tree, the ones with the least left over. `text` is NFKC.
 * `accept` decides whether a text may stand behind a short name.
 */
export function walk(
  lexicon: Lexicon,
  text: string,
  under: Node | null,
  acceptBehindShort: (rest: string) => boolean = (rest) => BELOW_COUNTY.test(rest),
): Reading[] {
  const found: Reading[] = [];
  explore({ lexicon, text, acceptBehindShort, found }, 0, { node: under, named: under ? [under] : [] });
  const least = Math.min(...found.map((reading) => reading.detail.length));
  return found.filter((reading) => reading.detail.length === least);
}

interface Search {
  readonly lexicon: Lexicon;
  readonly text: string;
  readonly acceptBehindShort: (rest: string) => boolean;
  readonly found: Reading[];
}

interface Trail {
  readonly node: Node | null;
  readonly named: readonly Node[];
  readonly last?: Form['kind'];
  readonly renamed?: string;
}

function explore(search: Search, from: number, trail: Trail): void {
  const { text, lexicon } = search;
  let start = from;
  while (start < text.length && isSeparator(text[start])) start++;
  stopHere(search, from, start, trail);
  // Nothing lies below a county.
  if (trail.node && trail.node.children.length === 0) return;
  for (const length of lexicon.lengths.get(text[start] ?? '') ?? []) {
    const end = start + length;
    if (end > text.length) continue;
    const key = text.slice(start, end);
    for (const form of lexicon.forms.get(key) ?? []) {
      if (fits(search, form, trail, start, end)) explore(search, end, next(trail, form, key));
    }
  }
}

/** Reads what is left as the detail of the division reached. */
function stopHere(search: Search, from: number, start: number, { node, named, last, renamed }: Trail): void {
  if (!node || !last) return;
  const rest = search.text.slice(start);
  const behindSeparator = start > from || rest === '';
  if (last === 'short' && !behindSeparator && !search.acceptBehindShort(rest)) return;
  search.found.push({
    node,
    named,
    detail: trimDetail(rest, search.text.slice(from, start)),
    ...(renamed ? { renamed } : {}),
  });
}

function fits({ text }: Search, form: Form, { node }: Trail, start: number, end: number): boolean {
  if (form.kind === 'letter' && !(isSeparator(text[start - 1]) && isSeparator(text[end]))) return false;
  if (form.kind === 'filler' || !node) return true;
  if (!form.node) return false;
  return isBelow(form.node, node) || (form.node === node && !node.parent && isNamedAgain(form, node));
}

/** 江苏省江苏省南京市; 北京市北京朝阳区. Elsewhere a short name again is the prefecture of that name (吉林吉林). */
const isNamedAgain = ({ kind }: Form, { division }: Node): boolean =>
  kind === 'full' || (kind === 'short' && /^(?:11|12|31|50)/.test(division.code));

function next(trail: Trail, form: Form, key: string): Trail {
  if (!form.node) return trail;
  return {
    node: form.node,
    named: [...trail.named, form.node],
    last: form.kind,
    ...(form.kind === 'renamed' ? { renamed: key } : trail.renamed ? { renamed: trail.renamed } : {}),
  };
}

/** Separators at the end go, and the bracket that closes one standing before: (中央门街道) loses its brackets. */
function trimDetail(rest: string, before: string): string {
  const opened = before.includes('(');
  let end = rest.length;
  while (end > 0 && isSeparator(rest[end - 1]) && (opened || rest[end - 1] !== ')')) end--;
  return rest.slice(0, end);
}
