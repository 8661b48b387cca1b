import { CATALOGUE } from '../../shared/annex/catalogue/index.ts';
import type { AnnexDefinition } from '../../shared/annex/definition.ts';
import type { Expected, Merge, MergeInput } from '../../shared/merge/merge.ts';
import { mergeSubmissions } from '../../shared/merge/merge-submissions.ts';
import { compareUnits } from '../../shared/merge/unit-order.ts';
import type { Divisions } from '../../shared/regions/divisions.ts';
import { expectedOf, leadOf } from './expected.ts';
import type { FileSubmission } from './submission.ts';
import { placedWithin } from './unit-of-sheet.ts';

export interface MergedAnnex {
  readonly annex: AnnexDefinition;
  readonly merge: Merge;
  readonly expected: readonly Expected[];
  readonly inputs: readonly MergeInput[];
  /** In division order. */
  readonly submissions: readonly FileSubmission[];
}

/** Finds the units that only their neighbours in the folder tell (城关区民政局 among the counties of one province). */
export function placeUnits(submissions: readonly FileSubmission[], divisions: Divisions): FileSubmission[] {
  const notices = new Set(submissions.map((submission) => submission.annex.notice));
  const leads = new Map([...notices].map((notice) => [notice, leadOf(ofNotice(submissions, notice), divisions)]));
  return submissions.map((submission) => {
    const lead = leads.get(submission.annex.notice) ?? '';
    return { ...submission, unit: placedWithin(submission.unit, lead, divisions) };
  });
}

function ofNotice(submissions: readonly FileSubmission[], notice: string): FileSubmission[] {
  return submissions.filter((submission) => submission.annex.notice === notice);
}

/** Merges what is counted, annex by annex in the catalogue's order. */
export function mergeAnnexes(counted: readonly FileSubmission[], divisions: Divisions): MergedAnnex[] {
  return CATALOGUE.flatMap((annex): MergedAnnex[] => {
    const own = counted.filter((submission) => submission.annex.id === annex.id);
    if (own.length === 0) return [];
    // Who leads is a matter of the notice: a county alone in one annex still belongs to the others' province.
    const lead = leadOf(ofNotice(counted, annex.notice), divisions);
    const expected = expectedOf(annex, lead, own, divisions);
    const inputs = own.map(inputOf);
    const merge = mergeSubmissions(annex, { unit: lead, expected, inputs, divisions });
    const submissions = [...own].sort((a, b) => compareUnits(a.unit, b.unit));
    return [{ annex, merge, expected, inputs, submissions }];
  });
}

/** Offline the file stands where a receipt would. */
function inputOf({ unit, file, records }: FileSubmission): MergeInput {
  return {
    unit: unit.unit,
    unitName: unit.unitName,
    kind: unit.kind,
    version: 1,
    receiptNumber: file.name,
    receivedAt: new Date(file.modified).toISOString(),
    nil: false,
    records,
  };
}
