import { z } from 'zod';

/** 回执. The signature is over receipt-statement.ts's text of it. Nothing in it is personal. */
export const receiptSchema = z
  .object({
    number: z.string(),
    notice: z.string(),
    annex: z.string(),
    unit: z.string(),
    unitName: z.string(),
    version: z.int(),
    nil: z.boolean(),
    count: z.int(),
    contentHash: z.string(),
    receivedAt: z.iso.datetime(),
    /** Ed25519, base64url. */
    signature: z.string(),
    keyId: z.string(),
  })
  .meta({ id: 'Receipt' });

export const publicReceiptSchema = receiptSchema
  .extend({ noticeTitle: z.string(), annexTitle: z.string(), timeliness: z.enum(['onTime', 'late']).nullable() })
  .meta({ id: 'PublicReceipt' });

/** RFC 8037 keys: the one in use first, then earlier ones. */
export const receiptKeySchema = z
  .object({
    keys: z.array(
      z.object({
        kty: z.literal('OKP'),
        crv: z.literal('Ed25519'),
        x: z.string(),
        kid: z.string(),
        alg: z.literal('EdDSA'),
        use: z.literal('sig'),
      }),
    ),
  })
  .meta({ id: 'ReceiptKeys' });

export type Receipt = z.infer<typeof receiptSchema>;
export type PublicReceipt = z.infer<typeof publicReceiptSchema>;
export type ReceiptKeys = z.infer<typeof receiptKeySchema>;
