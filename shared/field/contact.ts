import type { Contact } from '../record/record.ts';
import { cellText } from './cell.ts';
import type { FieldType, Reading } from './field-type.ts';
import { readOne } from './phone-number.ts';
import { plain } from './text-cleaning.ts';
import { refused, unreadableIn } from './verdict.ts';

/** A number with the spaces, dashes and brackets people write in it. */
const NUMBER = /(?:\+|\()?\d[\d\-() ]{4,}\d(?:(?:转|ext\.?|分机)\d{1,6})?/gi;
const LABEL = /(?:项目)?联系人|姓名|联系方式|联系电话|手机号码|手机号?|电话|办公|座机|tel|phone|mobile/gi;
const EDGES = /^[\s,;:、/|()（）\-—–_.·[\]【】<>]+|[\s,;:、/|()（）\-—–_.·[\]【】<>]+$/g;

/** A person's name and telephone number in one cell (M44). */
export const contact: FieldType<Contact> = {
  name: 'contact',
  parse(raw) {
    return unreadableIn('contact', raw) ?? read(cellText(raw).trim());
  },
  format: ({ name, phone }) => `${name} ${phone}`,
  accepts: (value): value is Contact =>
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    'phone' in value &&
    typeof value.name === 'string' &&
    value.name !== '' &&
    typeof value.phone === 'string' &&
    value.phone !== '',
  compile: () => ({ validation: { type: 'any' }, style: 'information', asText: true }),
};

function read(text: string): Reading<Contact> {
  if (text === '') return { findings: [] };
  const line = plain(text).replace(/[‐‑‒–—―−]/g, '-');
  const numbers = [...line.matchAll(NUMBER)].map((match) => ({
    ...numberOf(match[0]),
    at: match.index,
    end: match.index + match[0].length,
  }));
  const good = numbers.filter((n) => n.value !== undefined);
  const [first] = good;
  const name = nameBeside(line, first ?? numbers[0]);
  if (!first?.value) return withoutNumber(text, name, numbers);
  if (name === '') return refused('contact.name', 'error', { text });
  const value = { name, phone: first.value };
  if (good.length > 1) {
    return {
      value,
      findings: [{ code: 'contact.several', severity: 'info', params: { text, name, phone: value.phone } }],
    };
  }
  const findings = first.asks
    ? [
        {
          code: `contact.${first.asks}`,
          severity: first.asks === 'lostZero' ? ('confirm' as const) : ('warning' as const),
          params: { text, value: value.phone },
          suggest: value,
        },
      ]
    : [];
  return { value, findings };
}

interface Found {
  readonly value?: string;
  /** What has to be said about a number that stands. */
  readonly asks?: 'lostZero' | 'noAreaCode';
  readonly digits: number;
}

function numberOf(text: string): Found {
  const read = readOne(text);
  const digits = text.replace(/\D/g, '').length;
  if (read.kind === 'mobile' || read.kind === 'landline') return { value: read.value, digits };
  if (read.kind === 'lostZero') return { value: read.value, asks: 'lostZero', digits };
  if (read.kind === 'local') return { value: read.value, asks: 'noAreaCode', digits };
  return { digits };
}

function withoutNumber(text: string, name: string, numbers: readonly Found[]): Reading<Contact> {
  const [wrong] = numbers;
  if (wrong) return refused('contact.digits', 'error', { text, count: wrong.digits });
  return refused(name === '' ? 'contact.unreadable' : 'contact.phone', 'error', { text });
}

/** The words before the number, else those behind it. */
function nameBeside(line: string, number: { at: number; end: number } | undefined): string {
  if (!number) return tidy(line);
  return tidy(line.slice(0, number.at)) || tidy(line.slice(number.end).replace(NUMBER, ' '));
}

function tidy(words: string): string {
  const name = words.replace(LABEL, ' ').replace(EDGES, '').replace(EDGES, '');
  // 张 三: a space within a Chinese name.
  return (
    name
      .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
      .split(/[,;、/|\n]/)[0]
      ?.trim() ?? ''
  );
}
