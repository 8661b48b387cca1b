import { createHash } from 'node:crypto';
import type { Cdn } from '../../shared/manifest/office-cdn.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

/** Where one copy of annex-sync runs, and from which network its office.js comes. */
export interface Deployment {
  /** An https origin without a path: `https://annex.mz.example.gov.cn`. */
  origin: string;
  cdn: Cdn;
  /** The page that 支持 leads to; the upload page unless said otherwise. */
  supportUrl: string;
  /** `1.0.0.0`; Microsoft 365 takes an updated manifest only with a higher one. */
  version: string;
}

/** The one that `npm run excel` serves, and that manifest.xml at the project's root is made for. */
export const LOCAL_ORIGIN = 'https://localhost:8443';

export const MANIFEST_VERSION = '1.0.0.0';

export type OriginProblem = 'notAnAddress' | 'notHttps' | 'notAnOrigin';

/** `https://a.example/` → `https://a.example`; Office loads nothing that is not https. */
export function parseOrigin(text: string): Result<string, OriginProblem> {
  if (!URL.canParse(text)) return fail('notAnAddress');
  const url = new URL(text);
  if (url.protocol !== 'https:') return fail('notHttps');
  const bare = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
  return bare ? ok(url.origin) : fail('notAnOrigin');
}

// RFC 9562, 6.6: the name space for URLs
const URL_NAMESPACE = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');

/**
 * A UUID of version 5 from the origin: the same deployment keeps its id for ever, and two deployments (a test
 * server beside the real one) can be installed side by side.
 */
export function addinId(origin: string): string {
  const hash = createHash('sha1').update(URL_NAMESPACE).update(`${origin}/addin`).digest().subarray(0, 16);
  hash.writeUInt8(((hash[6] ?? 0) & 0x0f) | 0x50, 6);
  hash.writeUInt8(((hash[8] ?? 0) & 0x3f) | 0x80, 8);
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
