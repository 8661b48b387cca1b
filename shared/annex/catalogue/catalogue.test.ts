import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { blanksModule } from '../../../cli/embed-blanks.ts';
import { ok } from '../../result.ts';
import { NOTICES } from '../notices.ts';
import { readAnnex } from '../read-annex.ts';
import { annexById, CATALOGUE } from './index.ts';

describe('the annex catalogue', () => {
  it.each(CATALOGUE.map((annex) => [annex.id, annex] as const))('%s can be loaded from JSON as it is', (_, annex) => {
    expect(readAnnex(JSON.parse(JSON.stringify(annex)))).toEqual(ok(annex));
  });

  it('every annex belongs to its notice, and every notice lists annexes that exist', () => {
    for (const notice of NOTICES) {
      for (const id of notice.annexes) expect(annexById(id)?.notice).toBe(notice.id);
    }
    expect(NOTICES.flatMap((notice) => notice.annexes)).toHaveLength(CATALOGUE.length);
  });

  it('a matrix held against a list names fields that the list has', () => {
    const rules = CATALOGUE.flatMap(({ rules }) => rules.filter((rule) => rule.kind === 'crossAnnex'));
    expect(rules).not.toEqual([]);
    for (const { options } of rules) {
      const list = annexById(options.annex);
      const named = [options.place, ...[...options.sums, ...options.distinct].map(({ of }) => of)];
      expect(list?.fields.map(({ key }) => key)).toEqual(expect.arrayContaining(named));
    }
  });

  it('the embedded blanks are the blank workbooks beside the definitions', () => {
    expect(readFileSync(new URL('blanks.ts', import.meta.url), 'utf8')).toBe(blanksModule());
  });
});
