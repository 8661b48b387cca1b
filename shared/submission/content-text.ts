import type { FieldValue } from '../record/record.ts';
import { canonicalWriter, type Json } from './canonical-json.ts';

/** What a receipt vouches for. */
export interface HashedContent {
  readonly notice: string;
  readonly annex: string;
  /** Code of the reporting unit. */
  readonly unit: string;
  readonly header: Readonly<Record<string, string>>;
  /** In the order of the sheet. Rows and sources are no part of it. */
  readonly records: readonly HashedRecord[];
}

/** What of a record a receipt vouches for. No `extra` counts as an empty one. */
export interface HashedRecord {
  readonly values: Readonly<Record<string, FieldValue>>;
  readonly extra?: Readonly<Record<string, string>>;
}

/** The RFC 8785 JSON of `{notice, annex, unit, header, records:[{values, extra}]}`. */
export function contentText(content: HashedContent): string {
  return contentTextOf(content, recordTexts(content.records));
}

/** Each record's part of the content's text, `{"extra":{},"values":{"fundsWan":5}}`: to be stored as it was hashed. */
export function recordTexts(records: readonly HashedRecord[]): string[] {
  const write = canonicalWriter();
  return records.map(({ values, extra = {} }) => `{"extra":${write(extra)},"values":${write(values as Json)}}`);
}

/** The content's text of its records' texts. */
export function contentTextOf(content: Omit<HashedContent, 'records'>, records: readonly string[]): string {
  const write = canonicalWriter();
  const { notice, annex, unit, header } = content;
  const [start, end] = [`{"annex":${write(annex)},"header":${write(header)},`, `"unit":${write(unit)}}`];
  return `${start}"notice":${write(notice)},"records":[${records.join(',')}],${end}`;
}
