import { addDecision } from '../../../worker/store/decision.ts';
import { db, firstIn } from './house.ts';
import { UNITS } from './people.ts';

/** A decision of 江苏's first person on a submission, as it is stored: none of the rules for deciding are asked. */
export function decide(submission: string, kind: 'return' | 'accept' | 'withdraw') {
  return addDecision(db, {
    submission: Number(submission),
    kind,
    person: firstIn(UNITS.jiangsu),
    at: new Date().toISOString(),
    reasons: [],
  });
}
