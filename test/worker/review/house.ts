import type { Decided, SubmissionInput, Submitted } from '../../../shared/api/contracts/submission.ts';
import { value } from '../support/outcome.ts';
import { person } from '../support/people.ts';
import { annex2, project } from '../support/samples.ts';

/** js2021-annex2 of a unit, handed in by an officer of it. */
export async function hand(
  unit: string,
  name: string,
  records = [project()],
  over: Partial<SubmissionInput> = {},
): Promise<Submitted> {
  const officer = await person(unit, { at: new Date() });
  const header = { ...annex2().header, reportingUnit: name };
  return value(await officer.api.submit(annex2(records, { header, ...over }), crypto.randomUUID()));
}

/** Accepted by a reviewer of the unit above. */
export async function accept(above: string, submission: string): Promise<Decided> {
  const reviewer = await person(above, { role: 'reviewer', at: new Date() });
  return value(await reviewer.api.decide(submission, { kind: 'accept' }, crypto.randomUUID()));
}
