import { contentText, type HashedContent } from '../../shared/submission/content-text.ts';

/**
 * The content hash of shared/submission/content-hash.ts, by the browser's own SHA-256: what runs in Excel stands on
 * https, where that is always at hand, and needs no script of ours for it.
 */
export async function platformHash(content: HashedContent): Promise<string> {
  const sum = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(contentText(content)));
  return [...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
