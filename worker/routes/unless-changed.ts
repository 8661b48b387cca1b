import type { Context } from 'hono';
import { etag } from 'hono/etag';
import { z } from 'zod';
import { secretHash } from '../auth/secret.ts';
import type { AppEnv } from './app-env.ts';

/** What a caller has already is not sent again: 304 where the tag that came along (If-None-Match) still holds. */
export const unlessChanged = etag();

export const TAGGED = z.object({ 'If-None-Match': z.string().optional() });

/** The answer of {@link unlessChanged} in the document. */
export const UNCHANGED = { 304: { description: 'response.unchanged' } } as const;

/**
 * Tags an answer by all that it says but the instant it was asked at, which `Date` says, with a 304 too. Weak: a proxy
 * may pack it. Of what is said, not of when it was changed: whoever shows the tag of an answer they may not see gets none.
 */
export async function tagByContent(c: Context<AppEnv>, { asOf, ...content }: { readonly asOf: string }): Promise<void> {
  c.header('ETag', `W/"${(await secretHash(JSON.stringify(content))).slice(0, 32)}"`);
  c.header('Date', new Date(asOf).toUTCString());
}
