import canonicalize from 'canonicalize';

/** SHA-256 of a request's bytes, in hex: the same key with other bytes is another request. */
export async function bytesHash(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Of a workbook and what is asked of it: the boundary of a form is another each time it is sent. */
export async function workbookHash(workbook: Uint8Array<ArrayBuffer>, asked: unknown): Promise<string> {
  const text = canonicalize({ workbook: await bytesHash(workbook), asked });
  return bytesHash(new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>);
}
