import * as v from 'valibot';
import { cellText } from './cell.ts';
import type { FieldType, Finding, Reading } from './field-type.ts';
import { markedMembers } from './marks.ts';
import { compact } from './text-cleaning.ts';
import { cellErrorIn, clean, offered, refused, tidied } from './verdict.ts';

export const enumOptions = () =>
  v.strictObject({
    members: v.pipe(v.array(v.string()), v.minLength(1)),
    /** What people write for a member. */
    aliases: v.optional(v.record(v.string(), v.array(v.string()))),
    /** Members of another notice's list: offered, asked about (M60). */
    crosswalk: v.optional(v.record(v.string(), v.string())),
    /** The member that words of one's own may follow: 其他（助残）. */
    other: v.optional(v.string()),
    /** The form prints the members with letters: A 社会团体 B 基金会. */
    letters: v.optional(v.boolean()),
    /** What the list has no member for, though the notice allows it: asked about. */
    outside: v.optional(v.array(v.string())),
  });
export type EnumOptions = v.InferOutput<ReturnType<typeof enumOptions>>;

/** One of a list. */
export const enumeration: FieldType<string, EnumOptions> = {
  name: 'enum',
  parse(raw, field) {
    if (typeof raw === 'string' && field.options.members.includes(raw)) return clean(raw);
    return cellErrorIn('enum', raw) ?? read(cellText(raw), field.options);
  },
  format: (value) => value,
  accepts: (value): value is string => typeof value === 'string' && value !== '',
  compile: (field) => ({
    validation: { type: 'list', items: field.options.members },
    style: 'warning',
    asText: false,
  }),
};

function read(raw: string, o: EnumOptions): Reading<string> {
  const text = raw.trim();
  const word = compact(raw).replace(/[。.;,]+$/, '');
  if (word === '' && compact(raw) === '') return { findings: [] };
  const member = memberOf(word, o);
  if (member !== undefined) return tidied(member, 'enum.written', { text, value: member });
  const lettered = o.letters ? byLetters(raw, text, o) : undefined;
  if (lettered) return lettered;
  const other = otherWithWords(word, text, o);
  if (other) return other;
  const crossed = crosswalked(word, o);
  if (crossed !== undefined) return offered(crossed, 'enum.otherList', 'confirm', { text, value: crossed });
  if (o.outside?.some((name) => compact(name) === word)) {
    return refused('enum.outside', 'confirm', { text, members: o.members });
  }
  return severalOf(word, text, o) ?? refused('enum.unknown', 'error', { text, members: o.members });
}

/** `hasOwn`: a cell may say toString. */
const crosswalked = (word: string, { crosswalk = {} }: EnumOptions): string | undefined =>
  Object.hasOwn(crosswalk, word) ? crosswalk[word] : undefined;

/** The member a word is or is an alias of. */
function memberOf(word: string, o: EnumOptions): string | undefined {
  const exact = o.members.find((member) => compact(member) === word);
  if (exact !== undefined) return exact;
  const alias = o.members.find((member) => o.aliases?.[member]?.some((name) => compact(name) === word));
  if (alias !== undefined || !/.类$/.test(word)) return alias;
  return memberOf(word.slice(0, -1), o);
}

function byLetters(raw: string, text: string, o: EnumOptions): Reading<string> | undefined {
  const marked = markedMembers(raw, o.members, (word) => memberOf(word, o));
  if (!marked) return undefined;
  const [first] = marked;
  if (first === undefined) return refused('enum.unmarked', 'error', { text, members: o.members });
  if (marked.length > 1) return refused('enum.several', 'confirm', { text, found: marked });
  // The printed choice stays in the form as it is: nothing to rewrite.
  return { value: first, findings: [{ code: 'enum.marked', severity: 'info', params: { text, value: first } }] };
}

/** 其他（助残）, 其它：助残: the words stay in the source. */
function otherWithWords(word: string, text: string, o: EnumOptions): Reading<string> | undefined {
  if (o.other === undefined) return undefined;
  for (const name of [o.other, ...(o.aliases?.[o.other] ?? [])]) {
    if (word.startsWith(name) && /^[(:、\-—/,;【[]/.test(word.slice(name.length))) {
      const finding: Finding = { code: 'enum.otherWords', severity: 'info', params: { text, value: o.other } };
      return { value: o.other, findings: [finding] };
    }
  }
  return undefined;
}

/** 教育、医疗: several members in one cell. */
function severalOf(word: string, text: string, o: EnumOptions): Reading<string> | undefined {
  const parts = word.split(/[、,;/+&和及与]|以及/).filter(Boolean);
  const members = parts.map((part) => memberOf(part, o) ?? crosswalked(part, o));
  const found = [...new Set(members.filter((member) => member !== undefined))];
  if (parts.length < 2 || found.length === 0) return undefined;
  return refused('enum.several', 'confirm', { text, found });
}
