import type { AnnexDefinition } from '../annex/definition.ts';
import type { Level } from '../annex/level.ts';
import { fieldType } from '../field/registry.ts';
import type { AnnexRecord, FieldValue } from '../record/record.ts';
import type { Divisions } from '../regions/divisions.ts';
import { type Contribution, extrasOf, matrixRows } from './matrix.ts';
import type { MergeInput } from './merge.ts';
import { countedInputs } from './unit-order.ts';

export interface ForwardRequest {
  /** Whose merge it is. */
  readonly unit: { readonly code: string; readonly name: string; readonly level: Level };
  /** The unit's own rows. In a matrix its own share, as the part figures (其中：市本级). */
  readonly own: readonly AnnexRecord[];
  /** Whether the unit has said what its own share is: then what it doesn't mention is 0, and else it is not known. */
  readonly ownStated: boolean;
  /** What was accepted below, in any order. */
  readonly inputs: readonly MergeInput[];
  readonly divisions: Divisions;
}

/** What a row of a forward was made of. `record`: 0-based index into the unit's own rows or the input's records. */
export type RowPart = { readonly own: number } | { readonly input: MergeInput; readonly record: number };

export interface ForwardRow {
  readonly record: AnnexRecord;
  readonly parts: readonly RowPart[];
}

/** A figure that includes another (总数) and the one included (其中：市本级). */
export interface WholeAndPart {
  readonly whole: string;
  readonly part: string;
}

/** The pairs of a table in which one figure is a part of another. */
export function wholesAndParts(annex: AnnexDefinition): readonly WholeAndPart[] {
  const rule = annex.matrix ? annex.rules.find((one) => one.kind === 'partOfWhole') : undefined;
  return rule?.options.pairs ?? [];
}

/**
 * Whether 其中：市本级 is what the unit itself did: of a city and below. Above it (a province) the column goes on
 * meaning the cities' own, so theirs are added.
 */
export function partIsOwn(level: Level): boolean {
  return level !== 'province' && level !== 'ministry';
}

/**
 * A unit's own submission upwards, of its own rows and of what it accepted below: lists one behind the other, its own
 * first; matrices added per region row, 总数 of everything, 其中：市本级 the unit's own share. The same parts give the
 * same rows in any order; nothing is dropped.
 */
export function forwardRows(annex: AnnexDefinition, request: ForwardRequest): ForwardRow[] {
  const inputs = countedInputs(request.inputs);
  if (annex.matrix) return matrixForward(annex, request, inputs);
  const own = request.own.map((record, index) => ({ record, parts: [{ own: index }] }));
  const below = inputs.flatMap((input) =>
    input.records.map((record, index) => ({ record: { ...record, row: null }, parts: [{ input, record: index }] })),
  );
  return [...own, ...below];
}

function matrixForward(annex: AnnexDefinition, request: ForwardRequest, inputs: readonly MergeInput[]): ForwardRow[] {
  const { unit, own, divisions } = request;
  const mine: MergeInput = {
    ...{ unit: unit.code, unitName: unit.name, kind: 'division', version: 0 },
    ...{ receiptNumber: '', receivedAt: '', nil: false, records: own },
  };
  const position = new Map(
    [mine, ...inputs].flatMap(({ records }) => records.map((record, i) => [record, i] as const)),
  );
  const { groupField = '', nameField = '' } = annex.matrix ?? {};
  return matrixRows(annex, [mine, ...inputs], divisions).flatMap(({ place, contributions }) => {
    const figures = figuresOf(annex, request, mine, contributions);
    if (Object.keys(figures).length === 0) return [];
    const labels = { [groupField]: place.group, [nameField]: place.name };
    const code = place.code ? { regionCode: place.code } : {};
    const values = { ...labels, ...code, ...figures };
    const parts = contributions.map(({ input, record }): RowPart => {
      const index = position.get(record) ?? 0;
      return input === mine ? { own: index } : { input, record: index };
    });
    return [{ record: { row: null, values, source: {}, extra: extrasOf(contributions) }, parts }];
  });
}

/** The figures of one row. A figure that nobody gave stays blank. */
function figuresOf(
  annex: AnnexDefinition,
  { unit, ownStated }: ForwardRequest,
  mine: MergeInput,
  contributions: readonly Contribution[],
): Record<string, FieldValue> {
  const pairs = wholesAndParts(annex);
  const own = contributions.filter(({ input }) => input === mine);
  const below = contributions.filter(({ input }) => input !== mine);
  const figures: Record<string, FieldValue> = {};
  for (const { key, type } of annex.fields) {
    const add = fieldType(type).add;
    if (!add) continue;
    const sum = (field: string, of: readonly Contribution[]) =>
      of
        .flatMap(({ record }) => record.values[field] ?? [])
        .reduce<FieldValue | undefined>((total, value) => (total === undefined ? value : add(total, value)), undefined);
    const pair = pairs.find(({ whole, part }) => whole === key || part === key);
    const share = sum(pair?.part ?? key, own);
    const ownPart = pair?.part === key && partIsOwn(unit.level);
    const rest = ownPart ? undefined : sum(key, below);
    const stated = ownPart && ownStated && pair && sum(pair.whole, below) !== undefined ? 0 : undefined;
    const total = share === undefined ? (rest ?? stated) : rest === undefined ? share : add(rest, share);
    if (total !== undefined) figures[key] = total;
  }
  return figures;
}
