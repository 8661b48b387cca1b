import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compact, plain, stripInvisible } from './text-cleaning.ts';

describe('cleaning text', () => {
  it('takes away what cannot be seen and leaves what can', () => {
    expect(stripInvisible('\ufeff苏\u200b州\u00ad市\u202e')).toBe('苏州市');
    expect(stripInvisible('一\u00a0二')).toBe('一 二');
    expect(stripInvisible('👨‍👩‍👧 甲\u200d乙')).toBe('👨‍👩‍👧 甲乙');
    expect(stripInvisible('（一）\n\t“二”')).toBe('（一）\n\t“二”');
  });

  it('compares in half width', () => {
    expect(plain(' １２３．５　')).toBe('123.5');
    expect(compact('其 他')).toBe('其他');
  });

  it('does nothing the second time', () => {
    for (const clean of [stripInvisible, plain, compact]) {
      fc.assert(
        fc.property(fc.string({ unit: 'binary' }), (text) => {
          expect(clean(clean(text))).toBe(clean(text));
        }),
      );
    }
  });
});
