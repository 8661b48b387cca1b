import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { blanksModule } from '../../../cli/embed-blanks.ts';
import { annexSchema, fieldOf } from '../definition.ts';
import { NOTICES } from '../notices.ts';
import { annexById, CATALOGUE } from './index.ts';

describe('the annex catalogue', () => {
  it.each(CATALOGUE.map((annex) => [annex.id, annex] as const))('%s can be loaded from JSON as it is', (_, annex) => {
    expect(v.parse(annexSchema, JSON.parse(JSON.stringify(annex)))).toEqual(annex);
  });

  it.each(CATALOGUE.map((annex) => [annex.id, annex] as const))('%s names each field once', (_, annex) => {
    const keys = annex.fields.map((field) => field.key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('every annex belongs to its notice, and every notice lists annexes that exist', () => {
    for (const notice of NOTICES) {
      for (const id of notice.annexes) expect(annexById(id)?.notice).toBe(notice.id);
    }
    expect(NOTICES.flatMap((notice) => notice.annexes)).toHaveLength(CATALOGUE.length);
  });

  it('a matrix names its row labels among its fields', () => {
    for (const annex of CATALOGUE) {
      if (!annex.matrix) continue;
      expect(fieldOf(annex, annex.matrix.groupField).type).toBe('rowLabel');
      expect(fieldOf(annex, annex.matrix.nameField).type).toBe('rowLabel');
    }
  });

  it('refuses a definition with an unknown property, naming it', () => {
    const result = v.safeParse(annexSchema, { ...CATALOGUE[0], colour: 'red' });
    expect(result.success).toBe(false);
    expect(result.issues?.map((issue) => v.getDotPath(issue))).toContain('colour');
  });

  it('the embedded blanks are the blank workbooks beside the definitions', () => {
    expect(readFileSync(new URL('blanks.ts', import.meta.url), 'utf8')).toBe(blanksModule());
  });
});
