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
