import { cellText } from './cell.ts';
import type { FieldType, Reading } from './field-type.ts';
import { compact, plain } from './text-cleaning.ts';
import { clean, offered, refused, unreadableIn } from './verdict.ts';

const ADDRESS = /^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/;
const FIND = /[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g;
const QQ_NUMBER = /^[1-9]\d{4,10}$/;

/** One e-mail address. */
export const email: FieldType<string> = {
  name: 'email',
  parse(raw) {
    if (typeof raw === 'string' && ADDRESS.test(raw)) return clean(raw);
    return unreadableIn('email', raw) ?? read(cellText(raw).trim());
  },
  format: (value) => value,
  accepts: (value): value is string => typeof value === 'string' && ADDRESS.test(value),
  compile: () => ({
    validation: { type: 'any' },
    style: 'information',
    asText: true,
  }),
};

function read(text: string): Reading<string> {
  if (text === '') return { findings: [] };
  const bare = compact(plain(text).replace(/^(?:mailto|e-?mail|邮箱|电子邮箱|电子信箱)[:：]?/i, '')).replace(
    /^[<("']+|[>)"';,.]+$/g,
    '',
  );
  if (ADDRESS.test(bare)) return written(bare, text);
  const found = plain(text).match(FIND) ?? [];
  const [first] = found;
  if (first !== undefined && found.length > 1) {
    return { value: first, findings: [{ code: 'email.several', severity: 'info', params: { text, value: first } }] };
  }
  if (QQ_NUMBER.test(bare)) return offered(`${bare}@qq.com`, 'email.qq', 'confirm', { text, value: `${bare}@qq.com` });
  const repaired = repair(bare);
  if (ADDRESS.test(repaired)) return offered(repaired, 'email.repaired', 'confirm', { text, value: repaired });
  if (first !== undefined) return offered(first, 'email.words', 'confirm', { text, value: first });
  return refused('email.unreadable', 'error', { text });
}

/** ＠ and ．are the same characters wide; a Chinese full stop is not, and is asked about. */
function written(value: string, text: string): Reading<string> {
  if (value === text) return clean(value);
  return {
    value,
    findings: [{ code: 'email.written', severity: 'info', params: { text, value }, suggest: value, safe: true }],
  };
}

/** sgjzyf@163,com, a。com, a#qq.com, a@@qq.com, a@qq..com. */
const repair = (text: string): string =>
  text
    .replace(/[。,、;:]/g, '.')
    .replace(/#|\(at\)|\[at\]/i, '@')
    .replace(/@+/g, '@')
    .replace(/\.{2,}/g, '.')
    .replace(/@\./, '@')
    .replace(/\.+$/, '');
