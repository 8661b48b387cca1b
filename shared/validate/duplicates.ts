import type { AnnexDefinition } from '../annex/definition.ts';
import { labelKey } from '../recognise/label.ts';
import type { Values } from './rule-kind.ts';

/** Types whose values tell one record from another: names, places, phones. Amounts and long texts do not. */
const TELLING = new Set(['text', 'place', 'mobile', 'landline', 'phone']);

/** The fields by which two records of a list are taken for one. Empty for an annex that has no such rule. */
export function tellingFields(annex: AnnexDefinition): readonly string[] {
  if (annex.layout !== 'list') return [];
  return annex.fields.filter((field) => field.required === 'yes' && TELLING.has(field.type)).map(({ key }) => key);
}

/** What a record is known by; undefined while one of its telling values is unknown. */
export function duplicateKey(fields: readonly string[], values: Values): string | undefined {
  if (fields.length === 0) return undefined;
  let key = '';
  for (const field of fields) {
    const value = values[field];
    if (typeof value === 'string') key += `${labelKey(value)}\n`;
    else if (typeof value === 'object' && 'code' in value) key += `${value.code}${value.detail ?? ''}\n`;
    else return undefined;
  }
  return key;
}

/** Records by their keys, in row order; kept up to date row by row. */
export interface DuplicateIndex {
  /** Rows that share a key, the first one first. */
  groups(): Iterable<readonly number[]>;
  put(row: number, key: string | undefined): void;
}

/** An empty index. */
export function duplicateIndex(): DuplicateIndex {
  const keys = new Map<number, string>();
  const rows = new Map<string, number[]>();
  const shared = new Set<string>();
  const leave = (row: number, key: string) => {
    const left = (rows.get(key) ?? []).filter((other) => other !== row);
    if (left.length === 0) rows.delete(key);
    else rows.set(key, left);
    if (left.length < 2) shared.delete(key);
  };
  const join = (row: number, key: string) => {
    const group = rows.get(key);
    if (!group) {
      rows.set(key, [row]);
      return;
    }
    const at = group.findIndex((other) => other > row);
    if (at < 0) group.push(row);
    else group.splice(at, 0, row);
    shared.add(key);
  };
  return {
    *groups() {
      for (const key of shared) yield rows.get(key) ?? [];
    },
    put(row, key) {
      const before = keys.get(row);
      if (before === key) return;
      if (before !== undefined) leave(row, before);
      if (key === undefined) keys.delete(row);
      else {
        keys.set(row, key);
        join(row, key);
      }
    },
  };
}
