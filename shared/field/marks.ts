import { plain } from './text-cleaning.ts';

const TICKS = '√✓✔☑☒■●◉◼▣▲★';
const TICK = new RegExp(`[${TICKS}]`, 'u');
const BOX = `${TICKS}□☐○◯◻▢`;
/** What is no part of an option's name. */
const NOT_NAME = new RegExp(`[${BOX}()\\[\\]【】\\s:：、.。,，;；_]`, 'gu');
/** 🗹 and ✅ are outside the ranges of the others. */
const EMOJI_TICK = /[✅🗹]/gu;

/** How an option stands in a printed choice. `maybe`: a tick stands between it and another. */
interface PrintedOption {
  readonly member: string;
  readonly marked: boolean;
  readonly maybe: boolean;
  readonly named: boolean;
}

/**
 * The members marked in a printed choice (M59): `A 社会团体 B√ 基金会 C 民办非企业单位` has 基金会. `B` alone counts, and
 * the one option left standing. [] where none or all stand unmarked, several where it cannot be told; undefined where the
 * text is no printed choice.
 */
export function markedMembers(
  raw: string,
  members: readonly string[],
  memberOf: (word: string) => string | undefined,
): string[] | undefined {
  const text = plain(raw.replace(EMOJI_TICK, '√'));
  const spans = byLetter(text, members, memberOf) ?? byName(text, members);
  if (!spans || spans.length === 0) return undefined;
  const options = attachMarks(text, spans);
  const marked = options.filter((o) => o.marked || o.maybe).map((o) => o.member);
  if (marked.length > 0) return [...new Set(marked)];
  const standing = [...new Set(options.map((o) => o.member))];
  if (standing.length === 1) return standing;
  // A、B: letters alone, so several were chosen.
  return standing.length < members.length && options.every((o) => !o.named) ? standing : [];
}

/** One option: [start, end) from its letter to the end of its name. */
interface Span {
  readonly member: string;
  readonly start: number;
  readonly end: number;
  readonly named: boolean;
}

function byLetter(
  text: string,
  members: readonly string[],
  memberOf: (word: string) => string | undefined,
): Span[] | undefined {
  const letters = [...text.matchAll(/(?<![A-Za-z])[A-Za-z](?![A-Za-z])/g)];
  if (letters.length === 0) return undefined;
  const spans: Span[] = [];
  for (const [i, letter] of letters.entries()) {
    const from = letter.index + 1;
    const part = text.slice(from, letters[i + 1]?.index ?? text.length);
    const word = part.replace(NOT_NAME, '');
    const lettered = members[letter[0].toUpperCase().charCodeAt(0) - 65];
    const member =
      word === '' ? lettered : (memberOf(word) ?? memberOf(part.split('(')[0]?.replace(NOT_NAME, '') ?? ''));
    if (member === undefined) return undefined;
    spans.push({ member, start: letter.index, end: from + nameEnd(part), named: word !== '' });
  }
  return spans;
}

/** Where the words of an option end: what follows are marks, brackets and spaces. A tick right behind the letter is inside. */
function nameEnd(part: string): number {
  let end = part.length;
  while (end > 0 && part.slice(end - 1, end).replace(NOT_NAME, '') === '') end--;
  return end;
}

/** No letters: □社会团体 ☑基金会. */
function byName(text: string, members: readonly string[]): Span[] | undefined {
  const spans = members.flatMap((member) => {
    const start = text.indexOf(member);
    return start < 0 ? [] : [{ member, start, end: start + member.length, named: true }];
  });
  if (!TICK.test(text) && spans.length < 2) return undefined;
  return spans.sort((a, b) => a.start - b.start);
}

/**
 * A tick within an option, before the first or behind the last is that option's. Between two it is that of the one it
 * touches; where the sheet prints boxes before (or behind) each option, theirs.
 */
function attachMarks(text: string, spans: readonly Span[]): PrintedOption[] {
  const isBox = new RegExp(`^[(\\[【\\s]*[${BOX}]`, 'u').test(text);
  const endsInBox = new RegExp(`[${BOX}][)\\]】\\s]*$`, 'u').test(text) && /[□☐○◯◻▢]|\(\s*\)/u.test(text);
  const marked = spans.map((span) => TICK.test(text.slice(span.start, span.end)));
  const maybe = spans.map(() => false);
  for (let i = 0; i <= spans.length; i++) {
    const gap = text.slice(spans[i - 1]?.end ?? 0, spans[i]?.start ?? text.length);
    if (!TICK.test(gap)) continue;
    const [left, right] = i === 0 ? [false, true] : i === spans.length ? [true, false] : sides(gap, isBox, endsInBox);
    if (left && right) maybe[i - 1] = maybe[i] = true;
    else marked[left ? i - 1 : i] = true;
  }
  return spans.map(({ member, named }, i) => ({ member, named, marked: marked[i] === true, maybe: maybe[i] === true }));
}

/** Whether a tick between two options touches the left one, the right one; both: it cannot be told. */
function sides(gap: string, boxBefore: boolean, boxBehind: boolean): [left: boolean, right: boolean] {
  if (boxBefore !== boxBehind) return [boxBehind, boxBefore];
  const touchesLeft = /^[^\s]/.test(gap);
  const touchesRight = /[^\s]$/.test(gap);
  return touchesLeft === touchesRight ? [true, true] : [touchesLeft, touchesRight];
}
