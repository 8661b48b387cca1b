import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import type { Issue } from '../../../shared/issue/issue.ts';
import { wholesAndParts } from '../../../shared/merge/forward.ts';
import type { AnnexRecord } from '../../../shared/record/record.ts';
import type { GivenAnswer } from '../submission/filing.ts';
import { judgeRows } from '../submission/judge.ts';
import type { Caller } from '../world.ts';

/** A unit's own rows, as they came. */
export interface OwnGiven {
  readonly records: readonly object[];
  readonly answers: readonly GivenAnswer[];
}

/** The unit's own rows as they are to be merged. */
export interface OwnRows {
  readonly records: readonly AnnexRecord[];
  /** What stands against a matrix's; those of a list are judged with the rest. `record`: an index into the own rows. */
  readonly issues: readonly Issue[];
}

/**
 * Own rows of a matrix are the unit's own share (其中：市本级), judged as a table in which it is all there is: the whole
 * is made of it and the parts below, so one given beside it that says something else is asked about.
 */
export function judgeOwn(caller: Caller, annex: AnnexDefinition, given: OwnGiven): OwnRows {
  if (!annex.matrix) return { records: given.records.map(recordOf), issues: [] };
  const raw = given.records.map(recordOf);
  const pairs = wholesAndParts(annex);
  const issues = raw.flatMap(({ row, values, source }, record) =>
    pairs.flatMap(({ whole, part }): Issue[] => {
      const [total, share] = [whole, part].map((key) => source[key] ?? values[key] ?? '');
      if (total === '' || total === share) return [];
      const place = { cell: null, row, field: whole, record, fix: null };
      return [{ code: 'forward.ownTotal', severity: 'error', params: { text: String(total) }, ...place }];
    }),
  );
  const filled = raw.map((record) => {
    const keys = (of: Readonly<Record<string, unknown>>) =>
      Object.fromEntries(pairs.flatMap(({ whole, part }) => (of[part] === undefined ? [] : [[whole, of[part]]])));
    return {
      ...record,
      values: { ...record.values, ...keys(record.values) },
      source: { ...record.source, ...keys(record.source) },
    };
  });
  const wholes = pairs.map(({ whole }) => whole);
  // A question about the whole is the same question about the part.
  const answers = given.answers.flatMap((answer) => {
    const pair = pairs.find(({ part }) => part === answer.field);
    return pair ? [answer, { ...answer, field: pair.whole }] : [answer];
  });
  const judged = judgeRows(caller, annex, filled, answers);
  const found = judged.issues.filter(({ field }) => field === null || !wholes.includes(field));
  return { records: judged.records.map((record) => ownAsShare(annex, record)), issues: [...issues, ...found] };
}

/** A row of a matrix with the unit's own share alone. */
export function ownAsShare(annex: AnnexDefinition, record: AnnexRecord): AnnexRecord {
  const wholes = wholesAndParts(annex).map(({ whole }) => whole);
  const without = <T>(of: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(of).filter(([key]) => !wholes.includes(key)));
  return { ...record, values: without(record.values), source: without(record.source) };
}

/** As much of a record as a client sent; the judge takes it for nothing but untrusted JSON. */
function recordOf(given: object): AnnexRecord {
  const { row, values, source, extra } = given as Partial<AnnexRecord>;
  return { row: row ?? null, values: values ?? {}, source: source ?? {}, extra: extra ?? {} };
}
