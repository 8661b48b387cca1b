import canonicalize from 'canonicalize';
import { hex } from '../../auth/secret.ts';

/** SHA-256 of a request's bytes, in hex: the same key with other bytes is another request. */
export async function bytesHash(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', bytes));
}

const encoder = new TextEncoder();

/** SHA-256 of a text's UTF-8, in hex. */
export function textHash(text: string): Promise<string> {
  return bytesHash(encoder.encode(text) as Uint8Array<ArrayBuffer>);
}

/** Of a workbook and what is asked of it: the boundary of a form is another each time it is sent. */
export async function workbookHash(workbook: Uint8Array<ArrayBuffer>, asked: unknown): Promise<string> {
  return textHash(canonicalize({ workbook: await bytesHash(workbook), asked }) ?? '');
}
