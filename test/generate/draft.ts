import type { AnnexDefinition } from '../../shared/annex/definition.ts';
import type { Severity } from '../../shared/issue/issue.ts';
import type { FieldValue, Place } from '../../shared/record/record.ts';
import type { Divisions } from '../../shared/regions/divisions.ts';

export type Typed = string | number | null;

export interface DraftColumn {
  /** Key of the field; null for a column the officer added. */
  readonly field: string | null;
  label: string;
  /** The group above the label, of a two-row header. */
  readonly group: string | null;
  readonly width: number;
}

export type DraftRow =
  | { readonly kind: 'record'; readonly record: number; readonly cells: Record<string, Typed> }
  | { readonly kind: 'total' | 'numbered'; readonly cells: Record<string, Typed> }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'header' }
  | { readonly kind: 'blank' };

/** A sheet before it is written, in the terms that people change it in. */
export interface Draft {
  sheet: string;
  /** Blank rows and columns before everything. */
  top: number;
  left: number;
  above: { text: string; rest?: string }[];
  columns: DraftColumn[];
  rows: DraftRow[];
  below: string[];
  /** Fields whose equal neighbours are one merged cell. */
  mergedFields: string[];
}

/** The right reading of a generated row. */
export interface TruthRecord {
  /** What a reader gets: a cell that needs a person's answer is absent where no single value is to be offered. */
  readonly values: Record<string, FieldValue>;
  readonly extra: Record<string, string>;
  /** Fields with an open finding, and what the officer meant. */
  readonly open: Record<string, { severity: Severity; meant: FieldValue | null }>;
}

export interface Mess {
  /** Id in the list of mess patterns, such as M28. */
  readonly pattern: string;
  /** 0-based index of the record; null for the sheet's layout. */
  readonly record: number | null;
  readonly field: string | null;
  readonly typed: Typed;
}

/** The sheet as the notice asks for it, filled by a careful hand. */
export function cleanDraft(
  annex: AnnexDefinition,
  unitLine: string,
  records: readonly Readonly<Record<string, FieldValue>>[],
  divisions: Divisions,
): Draft {
  const scope = annex.notes.length > 0 && annex.notice === 'mca2021' ? [{ text: annex.scope.quote ?? '' }] : [];
  return {
    sheet: annex.code,
    top: 0,
    left: 0,
    above: [{ text: annex.code.replace(/(\d)/, ' $1') }, { text: annex.title }, ...scope, { text: unitLine }],
    columns: annex.fields.map((field) => ({
      field: field.key,
      label: field.path?.at(-1) ?? field.label,
      group: field.path?.[0] ?? null,
      width: widthOf(field.type),
    })),
    rows: records.map((values, record) => ({
      kind: 'record',
      record,
      cells: Object.fromEntries(annex.fields.map((f) => [f.key, typedOf(values[f.key], annex, divisions)])),
    })),
    below: annex.notes[0]?.startsWith('备注') ? [...annex.notes] : ['备注：', ...annex.notes],
    mergedFields: annex.matrix ? [annex.matrix.groupField] : [],
  };
}

function widthOf(type: string): number {
  return { text: 24, place: 26, longText: 40, count: 9, money: 12 }[type] ?? 14;
}

function typedOf(value: FieldValue | undefined, annex: AnnexDefinition, divisions: Divisions): Typed {
  if (value === undefined) return null;
  if (typeof value !== 'object') return value;
  if (!('code' in value)) throw new Error('no such value is generated');
  // 帮扶地区(省/市/县) asks for slashes, 项目拟实施地 for the whole name.
  return annex.notice === 'js2021' ? pathWith('/', value, divisions) : value.name;
}

/** 江苏省/徐州市/丰县. */
export function pathWith(separator: string, place: Place, divisions: Divisions): string {
  return divisions
    .path(place.code)
    .map((division) => division.name)
    .join(separator);
}
