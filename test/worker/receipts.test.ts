import { beforeEach, expect, test } from 'vitest';
import { receiptStatement } from '../../shared/api/receipt-statement.ts';
import { contentHash } from '../../shared/submission/content-hash.ts';
import { freshHouse } from './support/house.ts';
import { expectRefused, value } from './support/outcome.ts';
import { call, type Person, person, UNITS } from './support/people.ts';
import { annex2 } from './support/samples.ts';

let officer: Person;

beforeEach(async () => {
  await freshHouse();
  officer = await person(UNITS.xuzhou);
});

const bytesOf = (base64url: string) =>
  Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));

async function verifies(receipt: Parameters<typeof receiptStatement>[0] & { signature: string }): Promise<boolean> {
  const [jwk] = value(await officer.api.receiptKeys()).keys;
  const key = await crypto.subtle.importKey('jwk', jwk as JsonWebKey, { name: 'Ed25519' }, false, ['verify']);
  const text = new TextEncoder().encode(receiptStatement(receipt));
  return crypto.subtle.verify('Ed25519', key, bytesOf(receipt.signature), text);
}

test('a receipt verifies offline with the published key; a changed one does not', async () => {
  const { receipt } = value(await officer.api.submit(annex2(), 'k'));
  expect(await verifies(receipt)).toBe(true);
  expect(await verifies({ ...receipt, count: 2 })).toBe(false);
  expect(await verifies({ ...receipt, receivedAt: '2026-06-02T00:00:00.000Z' })).toBe(false);
});

test('anyone may check a receipt by its number, and sees nothing personal', async () => {
  const { receipt } = value(await officer.api.submit(annex2(), 'k'));
  const answer = await call(`/api/v1/receipts/${receipt.number}`);
  const text = await answer.text();
  expect(JSON.parse(text)).toEqual({
    ...receipt,
    noticeTitle: '关于动员社会组织助力巩固脱贫攻坚成果 接续参与乡村振兴的通知',
    annexTitle: '2021年社会组织开展乡村振兴项目明细表',
    timeliness: 'onTime',
  });
  expect(text).not.toMatch(/李红|0516-83735678|爱心公益/);
});

test('the content hash is that of what was understood', async () => {
  const { receipt, submission } = value(await officer.api.submit(annex2(), 'k'));
  const { header, records } = value(await officer.api.submission(submission.id));
  const content = { notice: 'js2021', annex: 'js2021-annex2', unit: '320300', header };
  expect(receipt.contentHash).toBe(contentHash({ ...content, records: records as never }));
});

test.each([['2021-999999'], ['2020-000001'], ['x'], ['2021-1']])('there is no receipt %s', async (number) => {
  value(await officer.api.submit(annex2(), 'k'));
  expectRefused(await officer.api.receipt(number), 404, 'receipt.unknown');
});
