import { expect, it } from 'vitest';
import { type Draft, draftOf, dropDraft, keepDraft } from './draft.ts';

const draft = (unit: string, at: string): Draft => ({
  unit,
  name: '附件2.xlsx',
  bytes: new Uint8Array([1]),
  edits: [],
  answers: [],
  replies: [],
  kept: null,
  merge: null,
  bases: {},
  at,
});
const NOW = new Date('2026-11-21T00:00:00Z');

it('gives a unit its own draft and no other', async () => {
  await keepDraft(draft('620000', '2026-11-20T00:00:00Z'));
  await keepDraft(draft('540000', '2026-11-20T00:00:00Z'));
  expect((await draftOf('620000', NOW))?.unit).toBe('620000');
  expect(await draftOf('530000', NOW)).toBeNull();
  await dropDraft('620000');
  expect(await draftOf('620000', NOW)).toBeNull();
});

it('drops drafts that nobody came back to for two weeks, whoever signs in', async () => {
  await keepDraft(draft('510000', '2026-11-01T00:00:00Z'));
  await draftOf('620000', NOW);
  expect(await draftOf('510000', new Date('2026-11-02T00:00:00Z'))).toBeNull();
});
