import * as v from 'valibot';
import type { Place } from '../record/record.ts';
import type { Division, Resolution } from '../regions/divisions.ts';
import { cellText } from './cell.ts';
import type { FieldType, Finding, Reading, ReadingContext } from './field-type.ts';
import { cellErrorIn, offered, refused } from './verdict.ts';

const LEVELS = ['province', 'prefecture', 'county'] as const;

export const placeOptions = () =>
  v.optional(
    v.strictObject({
      /** The place must reach down to here. */
      minLevel: v.optional(v.picklist(LEVELS)),
      /** `unit`: within the reporting unit's area. Codes: within one of these. */
      inside: v.optional(v.union([v.literal('unit'), v.array(v.string())])),
      /** Deeper than the province, every level must be named. */
      fullPath: v.optional(v.boolean()),
      /** What several places in one cell are; a question where it is not said. */
      several: v.optional(v.picklist(['error', 'confirm'])),
    }),
  );
type Options = NonNullable<v.InferOutput<ReturnType<typeof placeOptions>>>;

/** A division of the tree, perhaps with what lies below it. */
export const place: FieldType<Place, v.InferOutput<ReturnType<typeof placeOptions>>> = {
  name: 'place',
  parse(raw, field, context) {
    const failed = cellErrorIn('place', raw);
    if (failed) return failed;
    const text = cellText(raw).trim();
    if (text === '') return { findings: [] };
    return read(text, context.divisions.resolve(text, context.area), field.options ?? {}, context);
  },
  format: nameOf,
  accepts: (value): value is Place =>
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    /^\d{6}$/.test(String(value.code)) &&
    'name' in value &&
    typeof value.name === 'string' &&
    (!('detail' in value) || typeof value.detail === 'string'),
  compile: () => ({ validation: { type: 'any' }, style: 'information', asText: false }),
};

function nameOf({ name, detail }: Place): string {
  return name + (detail ?? '');
}

function read(text: string, found: Resolution, o: Options, context: ReadingContext): Reading<Place> {
  if (found.kind === 'none') return refused('place.unknown', 'error', { text });
  if (found.kind === 'many') return many(text, found.candidates, o, context);
  if (found.kind === 'several') return several(text, found.places, o);
  const { place: value, division } = found;
  if (tooShallow(division, o, context)) {
    return refused(o.minLevel === 'county' ? 'place.levelCounty' : 'place.levelPrefecture', 'error', { text });
  }
  if (o.fullPath && !found.fullPath && (division.level !== 'province' || value.detail !== undefined)) {
    const params = { text, name: value.name };
    return { findings: [{ code: 'place.fullPath', severity: 'error', params, suggest: value }] };
  }
  const findings = [...placed(text, value, o, context), ...spelled(text, found, context)];
  return { value, findings };
}

/** One candidate that reaches deep enough is offered. */
function many(text: string, candidates: readonly Place[], o: Options, context: ReadingContext): Reading<Place> {
  const params = { text, candidates: candidates.map(nameOf) };
  const [only] = candidates;
  const division = candidates.length === 1 && only ? context.divisions.get(only.code) : undefined;
  if (!only || !division || o.fullPath || tooShallow(division, o, context))
    return refused('place.many', 'confirm', params);
  return offered(only, 'place.many', 'confirm', params);
}

function several(text: string, places: readonly Place[], o: Options): Reading<Place> {
  const params = { text, places: places.map((p) => p.name) };
  const [first] = places;
  if (o.several === 'error' || first === undefined) return refused('place.several', o.several ?? 'confirm', params);
  return { value: first, findings: [{ code: 'place.several', severity: 'confirm', params, suggest: first }] };
}

/** Whether a level is missing. A division with nothing below it in the tree (东莞市, 第三师) reaches deep enough. */
function tooShallow(division: Division, { minLevel }: Options, { divisions }: ReadingContext): boolean {
  if (!minLevel || LEVELS.indexOf(division.level) >= LEVELS.indexOf(minLevel)) return false;
  return divisions.children(division.code).length > 0;
}

/** Outside the area: the officer is asked, the place stands. */
function placed(text: string, value: Place, o: Options, { divisions, area }: ReadingContext): Finding[] {
  if (o.inside === undefined) return [];
  const areas = o.inside === 'unit' ? (area === null ? [] : [area]) : o.inside;
  if (areas.length === 0 || areas.some((code) => divisions.inside(value.code, code))) return [];
  const params = { text, name: value.name, areas: areas.map((code) => divisions.pathName(code)) };
  return [{ code: 'place.outside', severity: 'confirm', params, suggest: value }];
}

/** How it was written: by an old name, by a name that several bear, short. */
function spelled(text: string, found: Resolution & { kind: 'one' }, context: ReadingContext): Finding[] {
  const { place: value, renamed } = found;
  const name = nameOf(value);
  if (renamed !== undefined) {
    return [
      { code: 'place.renamed', severity: 'warning', params: { text, old: renamed, name }, suggest: value, safe: true },
    ];
  }
  if (name === text) return [];
  if (!found.fullPath && context.area !== null && context.divisions.resolve(text, null).kind === 'many') {
    return [{ code: 'place.assumed', severity: 'confirm', params: { text, name }, suggest: value }];
  }
  return [{ code: 'place.written', severity: 'info', params: { text, name }, suggest: value, safe: true }];
}
