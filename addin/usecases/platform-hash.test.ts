import fc from 'fast-check';
import { expect, it } from 'vitest';
import { contentHash } from '../../shared/submission/content-hash.ts';
import { platformHash } from './platform-hash.ts';

it('is the very hash that the Worker vouches for', async () => {
  const texts = fc.dictionary(fc.string(), fc.string({ unit: 'grapheme' }));
  await fc.assert(
    fc.asyncProperty(texts, texts, async (header, values) => {
      const content = { notice: 'n', annex: 'a', unit: '620000', header, records: [{ values }] };
      expect(await platformHash(content)).toBe(contentHash(content));
    }),
    { numRuns: 50 },
  );
});
