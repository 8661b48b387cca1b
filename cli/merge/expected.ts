import type { AnnexDefinition } from '../../shared/annex/definition.ts';
import type { Expected } from '../../shared/merge/merge.ts';
import type { Division, Divisions } from '../../shared/regions/divisions.ts';
import type { FileSubmission } from './submission.ts';

const COUNTRY = '100000';

/** The unit that a folder of its subordinates' files is merged for: the lowest division above those of one level. */
export function leadOf(submissions: readonly FileSubmission[], divisions: Divisions): string {
  const codes = divisionsOf(submissions);
  const level = commonLevel(codes, divisions);
  const peers = codes.filter((code) => divisions.get(code)?.level === level);
  const [first = [], ...others] = peers.map((code) => divisions.path(code).slice(0, -1));
  const shared = first.filter((division, i) => others.every((path) => path[i]?.code === division.code));
  return shared.at(-1)?.code ?? COUNTRY;
}

/** Who should be in the folder: the divisions below the lead of the level most of the files are of. */
export function expectedOf(
  annex: AnnexDefinition,
  lead: string,
  submissions: readonly FileSubmission[],
  divisions: Divisions,
): Expected[] {
  const names = new Map(submissions.map((s) => [s.unit.unit, s.unit.unitName]));
  const level = commonLevel(divisionsOf(submissions), divisions);
  if (level === undefined) return submissions.map((s) => ({ unit: s.unit.unit, unitName: s.unit.unitName }));
  const { only, except } = annex.scope;
  return atLevel(lead === COUNTRY ? null : lead, level, divisions)
    .filter(({ code }) => level !== 'province' || (!except?.includes(code) && (only?.includes(code) ?? true)))
    .map(({ code }) => ({ unit: code, unitName: names.get(code) ?? nameBelow(code, lead, divisions) }));
}

function divisionsOf(submissions: readonly FileSubmission[]): string[] {
  return submissions.filter((s) => s.unit.kind === 'division').map((s) => s.unit.unit);
}

function commonLevel(codes: readonly string[], divisions: Divisions): Division['level'] | undefined {
  const levels = codes.map((code) => divisions.get(code)?.level);
  const count = (level: Division['level']) => levels.filter((l) => l === level).length;
  const [most] = (['province', 'prefecture', 'county'] as const).toSorted((a, b) => count(b) - count(a));
  return most && count(most) > 0 ? most : undefined;
}

/** Divisions of a level, or those at a branch's end above it: 东莞市 has no counties. */
function atLevel(above: string | null, level: Division['level'], divisions: Divisions): Division[] {
  return divisions.children(above).flatMap((division) => {
    const ends = division.level === level || divisions.children(division.code).length === 0;
    return ends ? [division] : atLevel(division.code, level, divisions);
  });
}

function nameBelow(code: string, lead: string, divisions: Divisions): string {
  const path = divisions.path(code);
  const from = path.findIndex((division) => division.code === lead) + 1;
  return path
    .slice(from)
    .map((division) => division.name)
    .join('');
}

/** Pairs of counted units of which one lies in the other: its rows may stand in both. */
export function nested(
  submissions: readonly FileSubmission[],
  divisions: Divisions,
): [FileSubmission, FileSubmission][] {
  const codes = new Map(submissions.map((s) => [s.unit.unit, s]));
  return submissions.flatMap((submission) => {
    if (submission.unit.kind !== 'division') return [];
    const above = divisions.path(submission.unit.unit).slice(0, -1);
    return above.flatMap(({ code }): [FileSubmission, FileSubmission][] => {
      const upper = codes.get(code);
      return upper ? [[upper, submission]] : [];
    });
  });
}
