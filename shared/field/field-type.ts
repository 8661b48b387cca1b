import type { CellValue } from '../grid/grid.ts';
import type { Params, Severity } from '../issue/issue.ts';
import type { FieldValue } from '../record/record.ts';
import type { Divisions } from '../regions/divisions.ts';

/** What a reading may depend on besides the cell. Nothing else: no clock, no globals. */
export interface ReadingContext {
  readonly divisions: Divisions;
  /** Code of the reporting unit's area; null where the unit is unknown. */
  readonly area: string | null;
  /** The year the annex is of. */
  readonly year: number;
  readonly layout: 'list' | 'matrix' | 'form';
  /** The unit a money column's header states, when it is not 万元 (M06). */
  readonly moneyUnit?: 'yuan' | 'yi' | undefined;
}

/** A finding before it has a place. `suggest`: the value to offer; `safe`: it means the same as what was typed. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly params?: Params;
  readonly suggest?: FieldValue;
  readonly safe?: boolean;
}

/**
 * What a cell says. No `value`: it says nothing that is understood (then a finding tells so), or it is blank.
 * A `confirm` finding with one suggestion comes with `value` holding it.
 */
export interface Reading<V extends FieldValue = FieldValue> {
  readonly value?: V;
  readonly findings: readonly Finding[];
}

/** What a type reads of the field that a cell is of: each field of a definition is one. */
export type Field<O> = {
  readonly label: string;
  /** In a matrix, the labels from the group down. */
  readonly path?: readonly string[] | undefined;
} & (undefined extends O ? { readonly options?: O } : { readonly options: O });

/** A rule as Excel itself can keep it (compile/ turns it into a data validation and a conditional format). */
export interface NativeRule {
  readonly validation:
    | { readonly type: 'list'; readonly items: readonly string[] }
    | { readonly type: 'whole' | 'decimal'; readonly min: number; readonly max: number }
    | { readonly type: 'textLength'; readonly min: number; readonly max: number }
    /** `formula` with `{cell}` for the cell's own relative address. */
    | { readonly type: 'custom'; readonly formula: string }
    | { readonly type: 'any' };
  /** stop refuses the entry, warning lets it pass on a second click. Never stricter than the engine. */
  readonly style: 'stop' | 'warning' | 'information';
  /** Text format, so that digits stay as typed (phones, codes). */
  readonly asText: boolean;
}

/**
 * One file each in this folder. A new kind declares itself there, in registry.ts, and in options.ts with the schema of its
 * options, which its file holds apart: a function, so that a bundler leaves out what nobody calls. `O`: the options as
 * that schema gives them.
 */
export interface FieldType<V extends FieldValue = FieldValue, O = unknown> {
  readonly name: string;
  /** Reads a non-blank cell. Never throws, never returns 0 or '' for what it does not understand. */
  parse(raw: NonNullable<CellValue>, field: Field<O>, context: ReadingContext): Reading<V>;
  /** The cell content in the official layout. `parse(format(v))` gives v again. */
  format(value: V, field: Field<O>): string | number;
  /** Whether an untrusted JSON value has this type's shape. */
  accepts(value: unknown): value is V;
  compile(field: Field<O>): NativeRule;
  /** How values of several units are added; absent: they are not. */
  readonly add?: (a: V, b: V) => V;
}
