import type { PreparedField } from '../field/prepared-field.ts';
import type { CellValue } from '../grid/grid.ts';
import { typedText } from '../normalise/read-cell.ts';
import type { FieldValue } from '../record/record.ts';

/** What an object from outside holds itself, whatever its keys are called. */
export interface Entries {
  get(key: string): unknown;
  keys(): readonly string[];
}

/** A submitted record with its shape checked: untrusted JSON, nothing in it is believed. */
export interface Submitted {
  readonly row: number | null;
  readonly values: Entries;
  readonly source: Entries;
  readonly extra: Entries;
  /** False: it is no record at all. */
  readonly shaped: boolean;
}

const LAST_ROW = 1_048_576;

const NONE: Entries = { get: () => undefined, keys: () => [] };

function entriesOf(value: unknown): Entries | undefined {
  if (value === undefined || value === null) return NONE;
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  const own = value as Readonly<Record<string, unknown>>;
  return { get: (key) => (Object.hasOwn(own, key) ? own[key] : undefined), keys: () => Object.keys(own) };
}

/** Reads the shape of one submitted record. */
export function readSubmitted(given: unknown): Submitted {
  const parts = entriesOf(given);
  const values = entriesOf(parts?.get('values'));
  const source = entriesOf(parts?.get('source'));
  const extra = entriesOf(parts?.get('extra'));
  const row = parts?.get('row');
  const isRow = typeof row === 'number' && Number.isInteger(row) && row >= 1 && row <= LAST_ROW;
  return {
    row: isRow ? row : null,
    values: values ?? NONE,
    source: source ?? NONE,
    extra: extra ?? NONE,
    shaped: given !== null && given !== undefined && Boolean(parts && values && source && extra),
  };
}

/** What a JSON value says, as cell content; undefined for a shape that the field can't have. */
export function contentOf(given: unknown, prepared: PreparedField): { raw: CellValue } | undefined {
  if (given === undefined || given === null) return { raw: null };
  if (typeof given === 'string' || typeof given === 'boolean') return { raw: given };
  if (typeof given === 'number') return Number.isFinite(given) ? { raw: given } : undefined;
  if (!prepared.type.accepts(given)) return undefined;
  return { raw: prepared.type.format(given, prepared.definition) };
}

/** An answer in a money field is in 万元, whatever its size: 500000 confirmed is 500000万元. */
export function answeredContent(given: unknown, prepared: PreparedField): { raw: CellValue } | undefined {
  const content = contentOf(given, prepared);
  const number = typeof content?.raw === 'number' && prepared.definition.type === 'money';
  return number ? { raw: `${typedText(content.raw as number)}万元` } : content;
}

/** Whether a place given as an object has a code that its own name does not bear. */
export function contradicts(given: unknown, read: FieldValue | undefined): boolean {
  if (typeof given !== 'object' || given === null || !('code' in given)) return false;
  return typeof read !== 'object' || !('code' in read) || read.code !== given.code;
}
