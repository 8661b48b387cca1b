import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { contentText, type HashedContent } from './content-text.ts';

/**
 * SHA-256 of the content's text, in hex: the same in the add-in, on the page and in the Worker, whatever the order of
 * the keys. Worker and pane have their platforms' own made of the same text.
 */
export function contentHash(content: HashedContent): string {
  return bytesToHex(sha256(utf8ToBytes(contentText(content))));
}
