import canonicalize from 'canonicalize';
import type { AnnexDefinition } from '../annex/definition.ts';
import { nameKey } from '../merge/name-key.ts';
import type { AnnexRecord } from '../record/record.ts';
import { duplicateKey, tellingFields } from '../validate/duplicates.ts';

/** Which record of one version became which of another, by index. */
export interface RecordMatch {
  readonly pairs: readonly (readonly [number, number])[];
  readonly removed: readonly number[];
  readonly added: readonly number[];
}

type Key = (record: AnnexRecord) => string | undefined;

/** Comparing every record with every other one is left off beyond so many pairs. */
const MOST_PAIRS = 40_000;

/**
 * Matches the records of two versions by the best that tells them apart: the whole record, then what it is known by
 * (a region row by its region; a project by name, place and phone), then its title alone, then what most cells share.
 */
export function matchRecords(
  annex: AnnexDefinition,
  before: readonly AnnexRecord[],
  after: readonly AnnexRecord[],
): RecordMatch {
  const pairs: [number, number][] = [];
  let removed = before.map((_, index) => index);
  let added = after.map((_, index) => index);
  const take = (found: readonly [number, number][]) => {
    pairs.push(...found);
    const [left, right] = [new Set(found.map(([a]) => a)), new Set(found.map(([, b]) => b))];
    removed = removed.filter((index) => !left.has(index));
    added = added.filter((index) => !right.has(index));
  };
  for (const key of keysOf(annex)) take(byKey(key, before, removed, after, added));
  if (removed.length * added.length <= MOST_PAIRS) take(byLikeness(before, removed, after, added));
  return { pairs: pairs.sort(([a], [b]) => a - b), removed, added };
}

function keysOf(annex: AnnexDefinition): Key[] {
  const whole: Key = ({ values, extra }) => canonicalize({ values, extra });
  if (annex.layout === 'form') return [whole, () => 'form'];
  const { matrix } = annex;
  if (matrix) {
    const name: Key = ({ values }) => `${values[matrix.groupField]}|${nameKey(String(values[matrix.nameField] ?? ''))}`;
    return [whole, ({ values }) => (values.regionCode ? `${values.regionCode}` : undefined), name];
  }
  const telling = tellingFields(annex);
  const title = annex.fields.find(({ key }) => key === 'projectName' || key === 'caseTitle')?.key ?? telling[0];
  const byTitle: Key = ({ values }) => {
    const text = title === undefined ? undefined : values[title];
    return typeof text === 'string' && nameKey(text) ? nameKey(text) : undefined;
  };
  return [whole, ({ values }) => duplicateKey(telling, values), byTitle];
}

/** Of several under one key, the first with the first. */
function byKey(
  key: Key,
  before: readonly AnnexRecord[],
  removed: readonly number[],
  after: readonly AnnexRecord[],
  added: readonly number[],
): [number, number][] {
  const waiting = new Map<string, number[]>();
  for (const index of added) {
    const found = after[index] && key(after[index]);
    if (found !== undefined) waiting.set(found, [...(waiting.get(found) ?? []), index]);
  }
  return removed.flatMap((index): [number, number][] => {
    const record = before[index];
    const found = record && key(record);
    const other = found === undefined ? undefined : waiting.get(found)?.shift();
    return other === undefined ? [] : [[index, other]];
  });
}

/** The most alike first, where at least half of the cells are the same. */
function byLikeness(
  before: readonly AnnexRecord[],
  removed: readonly number[],
  after: readonly AnnexRecord[],
  added: readonly number[],
): [number, number][] {
  const cells = (record: AnnexRecord | undefined) =>
    new Map(Object.entries(record?.values ?? {}).map(([key, value]) => [key, JSON.stringify(value)]));
  const right = added.map((index) => [index, cells(after[index])] as const);
  const scored = removed.flatMap((a) => {
    const left = cells(before[a]);
    return right.map(([b, other]) => {
      const same = [...left].filter(([key, value]) => other.get(key) === value).length;
      return { a, b, likeness: same / Math.max(left.size, other.size, 1) };
    });
  });
  scored.sort((x, y) => y.likeness - x.likeness || x.a - y.a || x.b - y.b);
  const [usedA, usedB] = [new Set<number>(), new Set<number>()];
  return scored.flatMap(({ a, b, likeness }): [number, number][] => {
    if (likeness < 0.5 || usedA.has(a) || usedB.has(b)) return [];
    usedA.add(a);
    usedB.add(b);
    return [[a, b]];
  });
}
