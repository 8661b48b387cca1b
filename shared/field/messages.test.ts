import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fields as english } from '../i18n/en/fields.ts';
import { fields as chinese } from '../i18n/zh-CN/fields.ts';
import { FIELD_TYPES } from './registry.ts';

const NAMES = FIELD_TYPES.map((type) => type.name);
const source = readdirSync(import.meta.dirname)
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => readFileSync(`${import.meta.dirname}/${file}`, 'utf8'))
  .join('\n');

/** Codes as they stand in the source, and those made of a kind: `${kind}.several` for the three of telephones. */
const literal = [...source.matchAll(/'([A-Za-z]+\.[A-Za-z]+)'/g)]
  .map((match) => match[1] as string)
  .filter((code) => NAMES.includes(code.split('.')[0] as string));
const ofPhones = [...source.matchAll(/`\$\{kind\}\.([A-Za-z]+)`/g)].flatMap((match) =>
  ['mobile', 'landline', 'phone'].map((kind) => `${kind}.${match[1]}`),
);
const ofNumbers = ['none', 'unknown', 'range', 'bound', 'several', 'unreadable'].flatMap((kind) => [
  `count.${kind}`,
  `money.${kind}`,
]);
const ofWords = ['nothing', 'tooLong', 'cleaned'].flatMap((what) =>
  ['text', 'longText', 'rowLabel'].map((type) => `${type}.${what}`),
);
const others = [
  'contact.lostZero',
  'contact.noAreaCode',
  'dateRange.reversed',
  'dateRange.unreadable',
  'creditCode.unreadable',
];
const codes = [
  ...new Set([...literal, ...ofPhones, ...ofNumbers, ...ofWords, ...others, ...NAMES.map((n) => `${n}.cellError`)]),
];

const slots = (text = ''): string[] => [...new Set(text.match(/\{\w+\}/g))].sort();

describe('the words of the findings', () => {
  it.each(codes)('%s is told in both languages, with the same particulars', (code) => {
    expect(chinese[code]).toBeDefined();
    expect(slots(english[code])).toEqual(slots(chinese[code]));
  });

  it('has no words for a finding nobody makes', () => {
    // mobile.short: a short number is no mobile, so that column counts its digits.
    expect(Object.keys(chinese).filter((code) => !codes.includes(code))).toEqual([]);
    expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort());
  });

  it.each(Object.entries({ ...chinese }))('%s is plain and polite', (_code, text) => {
    expect(text).toMatch(/^\{cell\}/);
    expect(text).not.toMatch(/非法|无效|异常|[!！]/);
    expect(text.length).toBeLessThan(120);
  });
});
