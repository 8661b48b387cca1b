/** Zero-width characters, BOM, soft hyphens, direction marks and control characters, as pasted from WeChat and web pages (M63). */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffc]/g;
/** A zero-width joiner belongs to an emoji (M66); anywhere else it is invisible. */
const STRAY_JOINER = /(?<!\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]?)\u200d/gu;
const ODD_SPACE = /[\u00a0\u1680\u2000-\u200a\u202f\u205f]/g;
/** Nothing but printable ASCII and common Chinese characters: no cleaning, no NFKC. */
const CLEAN = /^[\u0021-\u007e\u4e00-\u9fff]*$/;
/** As CLEAN, with the marks Chinese text is full of, which cleaning leaves alone. */
const CLEAN_PROSE = /^[\u0020-\u007e\u2014\u2018-\u201d\u2026\u3001-\u301f\u4e00-\u9fff\uff01-\uff5e]*$/;

/** Text without invisible characters; no-break spaces become spaces. Everything visible stays as typed. */
export function stripInvisible(text: string): string {
  if (CLEAN_PROSE.test(text)) return text;
  return text.replace(INVISIBLE, '').replace(STRAY_JOINER, '').replace(ODD_SPACE, ' ');
}

/** `plain(' １２３．５ ')` is `'123.5'`: NFKC, no invisible characters, trimmed. For comparing and for numbers and codes. */
export function plain(text: string): string {
  if (CLEAN.test(text)) return text;
  return stripInvisible(text).normalize('NFKC').trim();
}

/** `compact('其 他')` is `'其他'`: plain, without any white space. */
export function compact(text: string): string {
  if (CLEAN.test(text)) return text;
  return plain(text).replace(/\s+/g, '');
}
