import canonicalize from 'canonicalize';

async function hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Of what a request asks for, not of its bytes: keys in another order are the same request. */
export async function jsonHash(value: unknown): Promise<string> {
  return hex(new TextEncoder().encode(canonicalize(value)) as Uint8Array<ArrayBuffer>);
}

/** Of a workbook and what is asked of it. */
export async function workbookHash(workbook: Uint8Array<ArrayBuffer>, asked: unknown): Promise<string> {
  return jsonHash({ workbook: await hex(workbook), asked });
}
