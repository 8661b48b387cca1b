/** One 字 each: a Chinese character or mark, or a run of anything else without spaces. */
const COUNTED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u2018-\u201d\u2014\u2026\u3001-\u3003\u3005-\u303f\ufe30-\ufe4f\uff01-\uff65]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u2018-\u201d\u2014\u2026\u3001-\u3003\u3005-\u303f\ufe30-\ufe4f\uff01-\uff65]+/gu;

/** 字 as Word counts them: `countWords('开展 3 期培训，Excel 2021。')` is 9. */
export function countWords(text: string): number {
  return text.match(COUNTED)?.length ?? 0;
}
