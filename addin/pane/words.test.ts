import { expect, it } from 'vitest';
import { pane as paneEn } from '../../shared/i18n/en/pane.ts';
import { page } from '../../shared/i18n/zh-CN/page.ts';
import { pane } from '../../shared/i18n/zh-CN/pane.ts';

it('no word of the pane stands over one that it shares with the page', () => {
  const both = Object.keys(pane).filter((key) => key in page);
  expect(both).toEqual([]);
});

it('both languages say the same things', () => {
  expect(Object.keys(paneEn).sort()).toEqual(Object.keys(pane).sort());
  const parameters = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([name]) => name).sort();
  for (const [key, text] of Object.entries(pane)) {
    expect(parameters(paneEn[key as keyof typeof pane]), key).toEqual(parameters(text));
  }
});
