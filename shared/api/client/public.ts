import type { PublicReceipt, ReceiptKeys } from '../contracts/receipt.ts';
import type { Roster } from '../contracts/roster.ts';
import { type Calls, part } from './call.ts';

/** What anyone may see without signing in. */
export const publicCalls = ({ json }: Calls) => ({
  receipt: (number: string) => json<PublicReceipt>(`/receipts/${part(number)}`),
  receiptKeys: () => json<ReceiptKeys>('/receipts/key'),
  /** 联络员名册. */
  roster: (notice: string) => json<Roster>(`/notices/${part(notice)}/roster`),
});
