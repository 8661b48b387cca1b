/** The page of a receipt to print and file, with the address it is checked at as a QR code. Public. */
export function printAddress(number: string): string {
  return `/api/v1/receipts/${encodeURIComponent(number)}/print`;
}
