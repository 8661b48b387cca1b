import { expect, test } from 'vitest';
import { receiptStatement } from './receipt-statement.ts';

test('the signed text of a receipt is RFC 8785 JSON of what was received, without names', () => {
  const receipt = {
    ...{ number: '2021-000001', notice: 'js2021', annex: 'js2021-annex2', unit: '320300', unitName: '徐州市民政局' },
    ...{ version: 1, nil: false, count: 20, contentHash: 'ab', receivedAt: '2026-06-01T00:00:00.000Z' },
    ...{ signature: 's', keyId: 'k' },
  };
  expect(receiptStatement(receipt)).toBe(
    '{"annex":"js2021-annex2","contentHash":"ab","count":20,"nil":false,"notice":"js2021","number":"2021-000001",' +
      '"receivedAt":"2026-06-01T00:00:00.000Z","unit":"320300","version":1}',
  );
});
