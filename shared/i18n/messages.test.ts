import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Messages } from './i18n.ts';

const rooms = (locale: string) =>
  readdirSync(new URL(`${locale}/`, import.meta.url)).filter((name) => /^[a-z-]+\.ts$/.test(name));

/** All texts of a file: the objects it exports. */
async function textsOf(locale: string, room: string): Promise<Messages> {
  const loaded = (await import(new URL(`${locale}/${room}`, import.meta.url).href)) as Record<string, unknown>;
  return Object.assign({}, ...Object.values(loaded).filter((value) => typeof value === 'object')) as Messages;
}

const parameters = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

describe('the texts for people', () => {
  it('have a file for every room in both languages', () => {
    expect(rooms('en')).toEqual(rooms('zh-CN'));
  });

  it.each(rooms('zh-CN'))('say the same things in both languages: %s', async (room) => {
    const zh = await textsOf('zh-CN', room);
    const en = await textsOf('en', room);
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
  });

  it.each(rooms('zh-CN'))('speak plainly and never shout: %s', async (room) => {
    for (const [code, text] of Object.entries(await textsOf('zh-CN', room))) {
      expect(text, code).not.toMatch(/非法|无效|异常|[!！]/u);
      expect(text.trim(), code).not.toBe('');
    }
  });

  it('tables: name the same parameters in both languages', async () => {
    const zh = await textsOf('zh-CN', 'tables.ts');
    const en = await textsOf('en', 'tables.ts');
    for (const [code, text] of Object.entries(zh)) expect(parameters(en[code] ?? ''), code).toEqual(parameters(text));
  });
});
