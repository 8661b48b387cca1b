import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { FieldValue } from '../record/record.ts';

/** What a receipt vouches for. */
export interface HashedContent {
  readonly notice: string;
  readonly annex: string;
  /** Code of the reporting unit. */
  readonly unit: string;
  readonly header: Readonly<Record<string, string>>;
  /** In the order of the sheet. Rows and sources are no part of it. */
  readonly records: readonly {
    readonly values: Readonly<Record<string, FieldValue>>;
    readonly extra?: Readonly<Record<string, string>>;
  }[];
}

/** The RFC 8785 JSON of `{notice, annex, unit, header, records:[{values, extra}]}`. No `extra` counts as an empty one. */
export function contentText({ notice, annex, unit, header, records }: HashedContent): string {
  const rows = records.map(({ values, extra = {} }) => ({ values, extra }));
  const json = canonicalize({ notice, annex, unit, header, records: rows });
  if (json === undefined) throw new Error('content is not JSON');
  return json;
}

/**
 * SHA-256 of the content's text, in hex: the same in the add-in, on the page and in the Worker, whatever the order of
 * the keys. (The Worker has its platform's own SHA-256 made of the same text.)
 */
export function contentHash(content: HashedContent): string {
  return bytesToHex(sha256(utf8ToBytes(contentText(content))));
}
