import canonicalize from 'canonicalize';
import type { Receipt } from './contracts/receipt.ts';

/**
 * The text a receipt's signature is over: RFC 8785 JSON of what was received, when and from whom. Names of units may
 * change and are not part of it.
 */
export function receiptStatement(receipt: Omit<Receipt, 'unitName' | 'signature' | 'keyId'>): string {
  const { number, notice, annex, unit, version, nil, count, contentHash, receivedAt } = receipt;
  return canonicalize({ number, notice, annex, unit, version, nil, count, contentHash, receivedAt }) as string;
}
