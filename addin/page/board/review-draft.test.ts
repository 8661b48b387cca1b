import { describe, expect, it } from 'vitest';
import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import type { SubmissionJson } from '../../../shared/api/contracts/submission.ts';
import { carriedOver, draftFor, dropDraft, keepDraft } from './review-draft.ts';
import { placeKey } from './review-places.ts';

const annex = annexById('mca2021-annex2') as AnnexDefinition;

function version(id: string, names: string[]): SubmissionJson {
  const records = names.map((projectName) => ({ row: null, values: { projectName }, source: {}, extra: {} }));
  return { id, notice: 'mca2021', annex: annex.id, unit: '620102', records } as unknown as SubmissionJson;
}

const reason = (record: number | null, text: string) => {
  const place = { record, field: 'fundsWan' };
  return [placeKey(place), { ...place, text }] as const;
};

describe('what a reviewer has written when a new version comes in between', () => {
  const before = version('1', ['甲', '乙', '丙']);
  const draft = {
    submission: before,
    reasons: new Map([reason(0, '甲的'), reason(1, '乙的'), reason(null, '整列的')]),
    overall: '总的',
    carried: false,
  };

  it('follows its row, and what its row is gone from is said overall: nothing is lost', () => {
    const next = carriedOver(annex, draft, version('2', ['丙', '甲']));
    expect([...next.reasons.values()]).toEqual([
      { record: 1, field: 'fundsWan', text: '甲的' },
      { record: null, field: 'fundsWan', text: '整列的' },
    ]);
    expect(next).toMatchObject({ overall: '总的\n乙的', carried: true });
  });

  it('is there again on the same version, and for nobody else', () => {
    keepDraft('7', draft);
    expect(draftFor('7', annex, before)).toEqual(draft);
    expect(draftFor('8', annex, before).reasons.size).toBe(0);
    dropDraft('7', before);
    expect(draftFor('7', annex, before).overall).toBe('');
  });
});
