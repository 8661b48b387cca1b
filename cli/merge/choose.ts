import { compareText } from '../../shared/merge/name-key.ts';
import type { Divisions } from '../../shared/regions/divisions.ts';
import type { FileSubmission, NotCounted } from './submission.ts';
import type { CliText } from './texts.ts';

export interface Choice {
  readonly counted: readonly FileSubmission[];
  readonly notCounted: readonly NotCounted[];
}

/**
 * A city's own merge of its counties counts as the city's. One without a unit, or of a unit that others in the folder
 * lie below, is a merge of this folder: with it all would be counted twice.
 */
export function withoutOwnMerges(submissions: readonly FileSubmission[], divisions: Divisions, text: CliText): Choice {
  const above = new Set(
    submissions
      .filter(({ merge, unit }) => !merge && unit.kind === 'division')
      .flatMap(({ annex, unit }) => divisions.path(unit.unit).map(({ code }) => ({ annex, unit, code })))
      .filter(({ unit, code }) => code !== unit.unit)
      .map(({ annex, code }) => `${annex.notice} ${code}`),
  );
  const isOwn = ({ merge, annex, unit }: FileSubmission) =>
    merge && annex.layout !== 'form' && (unit.from !== 'sheet' || above.has(`${annex.notice} ${unit.unit}`));
  const files = new Set(submissions.filter(isOwn).map(({ file }) => file.name));
  const notCounted = [...files].map((file) => {
    return { file, sheet: null, annex: null, unitName: null, reason: text('file.merged') };
  });
  return { counted: submissions.filter(({ file }) => !files.has(file.name)), notCounted };
}

/** A unit that sent an annex twice (最终版, 改) is counted once, by the file changed last; the others are named. */
export function chooseLatest(submissions: readonly FileSubmission[], text: CliText): Choice {
  const byUnit = new Map<string, FileSubmission[]>();
  for (const submission of submissions) {
    const key = `${submission.annex.id} ${submission.unit.unit}`;
    byUnit.set(key, [...(byUnit.get(key) ?? []), submission]);
  }
  const counted: FileSubmission[] = [];
  const notCounted: NotCounted[] = [];
  for (const group of byUnit.values()) {
    const [latest, ...others] = group.sort(
      (a, b) => b.file.modified - a.file.modified || compareText(b.file.name, a.file.name),
    );
    if (!latest) continue;
    counted.push(latest);
    for (const other of others) {
      const sameTime = other.file.modified === latest.file.modified;
      const same = JSON.stringify(other.records) === JSON.stringify(latest.records);
      const code = same ? 'file.sameAgain' : sameTime ? 'file.againSameTime' : 'file.again';
      const { annex, unit, file, sheets } = other;
      const reason = text(code, { latest: latest.file.name });
      notCounted.push({ file: file.name, sheet: sheets.join('、'), annex, unitName: unit.unitName, reason });
    }
  }
  return { counted, notCounted };
}
