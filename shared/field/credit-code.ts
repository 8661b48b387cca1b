import { cellText } from './cell.ts';
import { isCreditCode, isCreditCodeShaped } from './credit-code-check.ts';
import type { FieldType, Reading } from './field-type.ts';
import { compact } from './text-cleaning.ts';
import { clean, offered, refused, tidied, unreadableIn } from './verdict.ts';

/** 51 社会团体, 52 民办非企业单位, 53 基金会, 59 others that civil affairs registers. */
const SOCIAL_ORGANISATION = /^5[1239]/;
const LEGACY = /(?:字|证)第?.*号|社证|民证|基证|登记证/;

/** A 统一社会信用代码 (GB 32100), or an old registration number, which stands with a warning (M49). */
export const creditCode: FieldType<string> = {
  name: 'creditCode',
  parse(raw) {
    const failed = unreadableIn('creditCode', raw);
    if (failed) return failed;
    const text = cellText(raw).trim();
    if (text === '') return { findings: [] };
    // Excel keeps 15 digits of a number: the last three are gone (M47).
    if (typeof raw === 'number' || /^\d\.\d+e\+?\d+$/i.test(text))
      return refused('creditCode.asNumber', 'error', { text });
    return read(text);
  },
  format: (value) => value,
  accepts: (value): value is string => typeof value === 'string' && value !== '',
  compile: () => ({ validation: { type: 'any' }, style: 'information', asText: true }),
};

function read(text: string): Reading<string> {
  const code = compact(text).replace(/[-—–]/g, '').toUpperCase();
  if (isCreditCode(code)) return valid(code, text);
  if (LEGACY.test(text)) {
    const value = compact(text);
    return { value, findings: [{ code: 'creditCode.legacy', severity: 'warning', params: { text } }] };
  }
  const repaired = code.replace(/[OＯ]/g, '0').replace(/I/g, '1').replace(/Z/g, '2').replace(/S/g, '5');
  if (repaired !== code && isCreditCode(repaired)) {
    return offered(repaired, 'creditCode.letters', 'confirm', { text, value: repaired });
  }
  if (code.length !== 18) return refused('creditCode.length', 'error', { text, count: code.length });
  return refused(isCreditCodeShaped(code) ? 'creditCode.check' : 'creditCode.characters', 'error', { text });
}

function valid(code: string, text: string): Reading<string> {
  const read = code === text ? clean(code) : tidied(code, 'creditCode.written', { text, value: code });
  if (SOCIAL_ORGANISATION.test(code)) return read;
  const finding = { code: 'creditCode.otherKind', severity: 'warning', params: { text: code } } as const;
  return { value: code, findings: [...read.findings, finding] };
}
