import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { PublicReceipt, Receipt, ReceiptKeys } from '../../../shared/api/contracts/receipt.ts';
import { receiptStatement } from '../../../shared/api/receipt-statement.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { publicKeyOf, signerOf } from '../../auth/receipt-key.ts';
import { type Problem, problem } from '../../problem/problem.ts';
import { houseOfNumber } from '../../store/databases.ts';
import { noticeById } from '../../store/notice.ts';
import type { StoredSubmission } from '../../store/submission.ts';
import { submissionById } from '../../store/submission-reads.ts';
import { timelinessOf } from '../progress/state.ts';
import type { World } from '../world.ts';

/** `2021-000123`: the notice's year and the submission's number in this database. */
export function receiptNumber(submission: { year: number; id: number }): string {
  return `${submission.year}-${String(submission.id).padStart(6, '0')}`;
}

/**
 * The receipt of a stored submission. Ed25519 is deterministic: signing it again gives the same receipt, so that a
 * retry after a lost reply gets what the first one would have got.
 */
export async function receiptOf(world: World, s: StoredSubmission): Promise<Result<Receipt, Problem>> {
  const signer = await signerOf(world.env);
  if (!signer) return fail(problem('server.receiptKeyMissing'));
  const statement = {
    number: receiptNumber(s),
    notice: s.notice,
    annex: s.annex,
    unit: s.unit,
    version: s.version,
    nil: s.nil === 1,
    count: s.count,
    contentHash: s.contentHash,
    receivedAt: s.receivedAt,
  };
  const signature = await signer.sign(receiptStatement(statement));
  return ok({ ...statement, unitName: s.unitName, signature, keyId: signer.keyId });
}

/** The public face of a receipt: what was received, when, from which unit. */
export async function publicReceipt(world: World, number: string): Promise<Result<PublicReceipt, Problem>> {
  const id = Number(/^\d{4}-(\d{6,12})$/.exec(number)?.[1] ?? 0);
  const { db } = houseOfNumber(world.env, id);
  const submission = id > 0 ? await submissionById(db, id) : null;
  if (!submission || receiptNumber(submission) !== number) return fail(problem('receipt.unknown', { number }));
  const receipt = await receiptOf(world, submission);
  if (!receipt.ok) return receipt;
  const notice = await noticeById(db, submission.notice);
  return ok({
    ...receipt.value,
    noticeTitle: notice?.title ?? submission.notice,
    annexTitle: annexById(submission.annex)?.title ?? submission.annex,
    timeliness: timelinessOf(submission.receivedAt, submission.deadline),
  });
}

/** The public keys receipts are verified with, the one in use first. */
export async function receiptKeys(world: World): Promise<Result<ReceiptKeys, Problem>> {
  const signer = await signerOf(world.env);
  if (!signer) return fail(problem('server.receiptKeyMissing'));
  const old = JSON.parse(world.env.RECEIPT_OLD_KEYS ?? '[]') as { x: string }[];
  return ok({ keys: [signer.publicKey, ...(await Promise.all(old.map(({ x }) => publicKeyOf(x))))] });
}
