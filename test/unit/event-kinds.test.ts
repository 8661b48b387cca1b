import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { EVENT_KINDS } from '../../addin/page/administration/audit/event-kinds.ts';

const TEXTS = new URL('../../shared/i18n/zh-CN/', import.meta.url);

it('the audit can be filtered by every kind of event that has a word', async () => {
  const files = await Promise.all(readdirSync(TEXTS).map((name) => import(new URL(name, TEXTS).href)));
  const keys = files.flatMap((file) => Object.values(file as object).flatMap((texts) => Object.keys(texts as object)));
  const kinds = keys.filter((key) => /^event\./.test(key)).map((key) => key.slice('event.'.length));
  expect([...EVENT_KINDS].sort()).toEqual([...new Set(kinds)].sort());
});
