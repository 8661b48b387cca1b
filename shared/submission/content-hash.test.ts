import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentHash } from './content-hash.ts';
import type { HashedContent } from './content-text.ts';

const content: HashedContent = {
  notice: 'js2021',
  annex: 'js2021-annex2',
  unit: '320300',
  header: { reportingUnit: '徐州市民政局', contactName: '王磊' },
  records: [
    {
      values: { orgName: '徐州市慈善总会', fundsWan: 18.04, region: { code: '320321', name: '江苏省徐州市丰县' } },
      extra: { 备注: '“甲”\n乙' },
    },
    { values: { fundsWan: 1e-6 } },
  ],
};

describe('the content hash', () => {
  it('is the SHA-256 of the RFC 8785 JSON, written out here by hand', () => {
    const json =
      '{"annex":"js2021-annex2","header":{"contactName":"王磊","reportingUnit":"徐州市民政局"},"notice":"js2021","records":[' +
      '{"extra":{"备注":"“甲”\\n乙"},"values":{"fundsWan":18.04,"orgName":"徐州市慈善总会","region":{"code":"320321","name":"江苏省徐州市丰县"}}},' +
      '{"extra":{},"values":{"fundsWan":0.000001}}],"unit":"320300"}';
    expect(contentHash(content)).toBe(createHash('sha256').update(json, 'utf8').digest('hex'));
  });

  it('does not depend on the order of keys', () => {
    const turned = JSON.parse(
      JSON.stringify(content, (_key, value) =>
        value && typeof value === 'object' && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).reverse())
          : value,
      ),
    );
    expect(contentHash(turned)).toBe(contentHash(content));
  });

  it('does not depend on rows, sources and whatever else a record carries', () => {
    const records = content.records.map((record, i) => ({ ...record, row: i + 6, source: { fundsWan: '18.04万' } }));
    expect(contentHash({ ...content, records })).toBe(contentHash(content));
  });

  it('depends on every value, on the order of the records and on the unit', () => {
    expect(contentHash({ ...content, unit: '320400' })).not.toBe(contentHash(content));
    expect(contentHash({ ...content, records: content.records.toReversed() })).not.toBe(contentHash(content));
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const hash = (text: string): string => contentHash({ ...content, records: [{ values: { x: text } }] });
        expect(hash(a) === hash(b)).toBe(a === b);
      }),
    );
  });
});
