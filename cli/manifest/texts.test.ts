import { describe, expect, it } from 'vitest';
import { ribbon as englishRibbon } from '../../shared/i18n/en/ribbon.ts';
import { sideload as englishSideload } from '../../shared/i18n/en/sideload.ts';
import type { Messages } from '../../shared/i18n/i18n.ts';
import { ribbon as chineseRibbon } from '../../shared/i18n/zh-CN/ribbon.ts';
import { sideload as chineseSideload } from '../../shared/i18n/zh-CN/sideload.ts';
import { parseXml } from './parse.ts';
import { pngSize } from './png-size.ts';
import { document, element } from './xml.ts';

const parameters = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

describe.each<[string, Messages, Messages]>([
  ['ribbon', chineseRibbon, englishRibbon],
  ['sideload', chineseSideload, englishSideload],
])('the texts of %s', (_, zh, en) => {
  it('say the same in both languages, with the same parameters', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zh));
    for (const code of Object.keys(zh)) expect(parameters(en[code] ?? ''), code).toEqual(parameters(zh[code] ?? ''));
  });

  it('are polite: no exclamation marks, nothing illegal or abnormal', () => {
    expect(Object.values(zh).filter((text) => /[!！]|非法|无效|异常/.test(text))).toEqual([]);
  });
});

describe('XML', () => {
  it('comes back as it was written, whatever the text holds', () => {
    const hard = `a & b < c > "d" 'e' 附表`;
    const read = parseXml(document(element('x', { key: hard }, [element('y', {}, hard)])));
    expect(read.ok && read.value.attributes.get('key')).toBe(hard);
    expect(read.ok && read.value.children[0]?.text).toBe(hard);
  });

  it('a document without an element is no document', () => {
    expect(parseXml('').ok).toBe(false);
  });
});

it('a file that is no PNG has no size', () => {
  expect(pngSize(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeNull();
  expect(pngSize(new Uint8Array(0))).toBeNull();
});
