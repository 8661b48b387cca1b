import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { recordTexts } from '../../shared/submission/content-text.ts';
import { encodeRecords, insertRecords, recordsOf, SPAN } from '../../worker/store/record.ts';
import { db, freshHouse } from './support/house.ts';

beforeAll(freshHouse);

/** Stores records as a submission of this number would. */
async function stored(submission: number, records: Parameters<typeof encodeRecords>[0]): Promise<void> {
  await db.batch(insertRecords(db, 'CAST(?1 AS INTEGER)', [String(submission), '', ''], encodeRecords(records)));
}

// Whatever a sheet may hold: quotes of either kind, backslashes, breaks, signs above the first 65,536.
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom("'", '"', '\\', '\n', '甲', '\u2028', '😀', ',', ']', '{', "'}", 'é', '\u0001') }),
  fc.string({ unit: 'grapheme' }),
);
const record = fc.record({
  row: fc.option(fc.integer({ min: 1, max: 1_048_576 })),
  values: fc.record({
    projectName: text,
    fundsWan: fc.integer({ min: 0, max: 9_000_000 }).map((fen) => fen / 100),
    implementPlace: fc.record({ code: fc.constant('622926'), name: text }),
  }),
  source: fc.dictionary(text, text, { maxKeys: 2, noNullPrototype: true }),
  extra: fc.dictionary(text, text, { maxKeys: 3, noNullPrototype: true }),
});

test('records come back as they were, to the sign, and so do the columns that are searched', async () => {
  let submission = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 4 }), async (records) => {
      submission++;
      await stored(submission, records);
      expect(await recordsOf(db, submission)).toEqual(records);
      const { results } = await db
        .prepare('SELECT project, funds_fen AS fen, data FROM records WHERE id >= ?1 AND id < ?2 ORDER BY id')
        .bind(submission * SPAN, (submission + 1) * SPAN)
        .all<{ project: string; fen: number; data: string }>();
      expect(results.map(({ project }) => project)).toEqual(records.map(({ values }) => values.projectName));
      expect(results.map(({ fen }) => fen)).toEqual(records.map(({ values }) => Math.round(values.fundsWan * 1e6)));
      // What lies there is what was hashed.
      for (const [i, hashed] of recordTexts(records).entries()) expect(results[i]?.data).toContain(hashed.slice(1));
    }),
    { numRuns: 150 },
  );
});
