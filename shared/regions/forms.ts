import { corpsDivisionCode } from './corps.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Node } from './load.ts';

/**
 * How a name stands for a division. `full`: anything may follow it. `short`: it must be a whole segment, so 新疆 never
 * matches the beginning of 新疆兵团. `letter`: a whole segment between separators. `renamed`: an old name.
 */
export interface Form {
  readonly node: Node | null;
  readonly kind: 'full' | 'short' | 'letter' | 'renamed' | 'filler';
}

export interface Lexicon {
  readonly forms: ReadonlyMap<string, readonly Form[]>;
  /** Lengths of the names that begin with a character, longest first. */
  readonly lengths: ReadonlyMap<string, readonly number[]>;
}

/** So general that without 区 they are no names. */
const TOO_GENERAL = new Set(['市中', '城中', '高新', '新区']);
const TAIL = /(?:特别行政区|自治区|自治州|自治县|自治旗|地区|新区|省|市|区|县|州|盟|旗|特区|林区)$/;
const DIGITS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四'];

/** Every text that names a division, from its full name, from the rules of shortening and from the tables. */
export function buildLexicon(nodes: ReadonlyMap<string, Node>, gazetteer: Gazetteer): Lexicon {
  const forms = new Map<string, Form[]>();
  const put = (text: string, form: Form): void => {
    const known = forms.get(text);
    if (!known) forms.set(text, [form]);
    else if (!known.some((f) => f.node === form.node)) known.push(form);
  };
  const at = (code: string): Node => {
    const node = nodes.get(code);
    if (!node) throw new Error(`no division ${code}`);
    return node;
  };
  const peoples = peoplesOf(gazetteer.peoples);
  for (const node of nodes.values()) {
    put(node.division.name, { node, kind: 'full' });
    for (const { text, kind } of shortened(node.division.name, peoples)) put(text, { node, kind });
  }
  for (const [text, code] of Object.entries(gazetteer.aliases)) put(text, { node: at(code), kind: 'short' });
  for (const [text, code] of Object.entries(gazetteer.letters)) put(text, { node: at(code), kind: 'letter' });
  for (const [text, codes] of Object.entries(gazetteer.renamed)) {
    for (const code of codes) put(text, { node: at(code), kind: 'renamed' });
  }
  for (const text of gazetteer.fillers) put(text, { node: null, kind: 'filler' });
  corpsForms(gazetteer.corps, (index) => at(corpsDivisionCode(index)), put);
  return { forms, lengths: lengthsOf(forms.keys()) };
}

function lengthsOf(texts: Iterable<string>): Map<string, number[]> {
  const lengths = new Map<string, number[]>();
  for (const text of texts) {
    const first = text[0] ?? '';
    const known = lengths.get(first);
    if (!known) lengths.set(first, [text.length]);
    else if (!known.includes(text.length)) known.push(text.length);
  }
  for (const known of lengths.values()) known.sort((a, b) => b - a);
  return lengths;
}

/** 东乡族自治县 → 东乡县, 东乡 · 临夏回族自治州 → 临夏州, 临夏 · 西藏自治区 → 西藏 · 徐州市 → 徐州. */
function shortened(name: string, peoples: RegExp): { text: string; kind: 'full' | 'short' }[] {
  const found: { text: string; kind: 'full' | 'short' }[] = [];
  const bare = (text: string): void => {
    if (text.length >= 2 && !TOO_GENERAL.has(text)) found.push({ text, kind: 'short' });
  };
  const tail = TAIL.exec(name)?.[0];
  if (!tail) return found;
  const stem = name.slice(0, -tail.length);
  const root = tail.startsWith('自治') ? withoutPeoples(stem, peoples) : stem;
  if (tail === '自治州' || tail === '自治县' || tail === '自治旗')
    found.push({ text: root + tail.slice(2), kind: 'full' });
  if (tail === '自治区' && root !== stem) found.push({ text: root + tail, kind: 'full' });
  bare(root);
  return found;
}

/** Peoples at the end of a text. `names`: as a gazetteer holds them. */
export const peoplesOf = (names: string): RegExp => new RegExp(`(?:${names})+$`);

/** `peoples`: at the end of a text. 临夏回族 → 临夏, 东乡族 → 东乡; 内蒙古 stays. */
export function withoutPeoples(stem: string, peoples: RegExp): string {
  const start = peoples.exec(stem)?.index ?? -1;
  if (start >= 2) return stem.slice(0, start);
  return start === 0 ? stem.replace(/族$/, '') : stem;
}

function corpsForms(
  corps: Gazetteer['corps'],
  at: (index: number) => Node,
  put: (text: string, form: Form) => void,
): void {
  corps.forEach(([name, , city], index) => {
    const node = at(index);
    const digit = DIGITS[index] as string;
    for (const text of [`农${digit}师`, `${digit}师`, `第${index + 1}师`, `${index + 1}师`, `农业${name}`]) {
      put(text, { node, kind: 'full' });
      if (city) put(text + city, { node, kind: 'full' });
    }
    if (city) put(name + city, { node, kind: 'full' });
  });
}
