import type { CellValue } from '../grid/grid.ts';
import { cellText, isCellDate } from './cell.ts';
import type { Finding, Reading } from './field-type.ts';
import { type PhoneNumber, readOne, splitPhones } from './phone-number.ts';
import { plain } from './text-cleaning.ts';
import { clean, refused, unreadableIn } from './verdict.ts';

/** Which numbers a column asks for. */
export type PhoneKind = 'mobile' | 'landline' | 'phone';

/** Any cell of a telephone column: the first number of it (M45), with what has to be said about it. */
export function readPhone(kind: PhoneKind, raw: NonNullable<CellValue>): Reading<string> {
  const failed = unreadableIn(kind, raw);
  if (failed) return failed;
  const text = cellText(raw).trim();
  if (text === '') return { findings: [] };
  if (isCellDate(raw) || typeof raw === 'boolean') return refused(`${kind}.unreadable`, 'error', { text });
  const found = splitPhones(text).map(readOne);
  const first = found.find((number) => number.kind === 'mobile' || number.kind === 'landline') ?? found[0];
  if (!first || first.kind === 'none') return within(kind, text);
  const read = judge(kind, first, text);
  if (found.length < 2 || read.value === undefined) return read;
  return {
    value: read.value,
    findings: [...read.findings.filter((f) => f.severity !== 'info'), others(kind, text, read.value)],
  };
}

const others = (kind: PhoneKind, text: string, value: string): Finding => ({
  code: `${kind}.several`,
  severity: 'info',
  params: { text, value },
});

/** 张三13812345678, 0891-6832211（办）: the number among words. */
function within(kind: PhoneKind, text: string): Reading<string> {
  const runs = plain(text).match(/\+?[\d(][\d\-() ]{5,}\d/g) ?? [];
  const numbers = runs.map(readOne).filter((n) => n.kind === 'mobile' || n.kind === 'landline');
  const [first] = numbers;
  if (!first || !('value' in first)) return refused(`${kind}.unreadable`, 'error', { text });
  const read = judge(kind, first, text);
  if (read.value === undefined) return read;
  const code = numbers.length > 1 ? `${kind}.several` : `${kind}.words`;
  const kept = read.findings.filter((f) => f.severity !== 'info');
  return { value: read.value, findings: [...kept, { code, severity: 'info', params: { text, value: read.value } }] };
}

function judge(kind: PhoneKind, number: PhoneNumber, text: string): Reading<string> {
  switch (number.kind) {
    case 'mobile':
    case 'landline':
      return complete(kind, number.kind, number.value, text);
    case 'local':
      return warned(`${kind}.noAreaCode`, number.value, text);
    case 'short':
      return kind === 'mobile'
        ? refused('mobile.digits', 'error', { text, count: number.value.length })
        : warned(`${kind}.short`, number.value, text);
    case 'lostZero':
      return {
        value: number.value,
        findings: [
          {
            code: `${kind}.lostZero`,
            severity: 'confirm',
            params: { text, value: number.value },
            suggest: number.value,
          },
        ],
      };
    case 'letters':
      return {
        findings: [
          { code: `${kind}.letters`, severity: 'error', params: { text, value: number.value }, suggest: number.value },
        ],
      };
    case 'scientific':
      return refused(`${kind}.scientific`, 'error', { text });
    case 'digits':
      return refused(`${kind}.digits`, 'error', { text, count: number.count });
    case 'none':
      return refused(`${kind}.unreadable`, 'error', { text });
  }
}

/** A whole number, of the kind asked for or of the other one (M43). */
function complete(kind: PhoneKind, found: 'mobile' | 'landline', value: string, text: string): Reading<string> {
  if (kind === 'mobile' && found === 'landline') return warned('mobile.landline', value, text);
  if (kind === 'landline' && found === 'mobile') {
    return { value, findings: [{ code: 'landline.mobile', severity: 'info', params: { text, value } }] };
  }
  if (value === text) return clean(value);
  return {
    value,
    findings: [{ code: `${kind}.written`, severity: 'info', params: { text, value }, suggest: value, safe: true }],
  };
}

const warned = (code: string, value: string, text: string): Reading<string> => ({
  value,
  findings: [{ code, severity: 'warning', params: { text, value } }],
});
