import type { Messages } from '../i18n.ts';

/** Findings of a resubmission. */
export const review: Messages = {
  'forward.ownTotal':
    '{cell} {label} says “{text}”: own rows hold the own share only; the total is added up of it and of the units below. Please clear it.',
  'review.replyMissing': '{cell} was returned with “{text}”: please say what was changed, or why not.',
};

/** What the HTTP interface says of review. */
export const reviewApi: Messages = {
  'problem.review.role.title': 'Your role can’t do this',
  'problem.review.role.detail':
    'A reviewer of the unit above returns and accepts; an officer of the unit itself withdraws. Please sign in as one.',
  'problem.review.unit.title': 'Not yours to review',
  'problem.review.unit.detail': 'What {unit} hands in is reviewed by the unit directly above it.',
  'problem.review.reasonMissing.title': 'Please give a reason',
  'problem.review.reasonMissing.detail':
    'Please say which cell is to be changed and how, or give one remark overall, so that the officer knows what to do.',
  'problem.review.reasonPlace.title': 'A reason points to no cell',
  'problem.review.reasonPlace.detail': 'Reason {reason} names a row or column that this submission does not have.',
  'problem.submission.superseded.title': 'There is a newer version',
  'problem.submission.superseded.detail':
    'This is version {version}; the current one is version {current}. Please look at it first.',
  'problem.submission.decided.title': 'Already decided',
  'problem.submission.decided.detail': 'This submission is {state} now, so this can’t be done. Please reload.',
  'problem.forward.nothingBelow.title': 'Nothing below to merge',
  'problem.forward.nothingBelow.detail': 'No unit below {unit} must fill {annex}. Please fill it in directly.',
  'problem.forward.ownIssues.title': 'Own rows need a look',
  'problem.forward.ownIssues.detail': '{count} places in your own rows. Nothing was stored; please forward again.',

  'route.forward.summary': 'Forward the merge',
  'route.forward.detail':
    'What was accepted below, with the unit’s own rows, becomes its own submission upwards; each row keeps which unit and version it came from. In a matrix the part (其中：市本级) is the unit’s own share, the total includes those below. own: the unit’s own rows; left out, those of the version before. Idempotency-Key and baseVersion as with submissions.',

  'route.decide.summary': 'Return or accept',
  'route.decide.detail':
    'By a reviewer of the unit directly above. A return has reasons: record is a 0-based index into the records, field the column; or overall alone. What was accepted may still be returned; it leaves the count at once. The newest version only: an older one is answered with submission.superseded, which names it. Idempotency-Key as with submissions.',
  'route.withdraw.summary': 'Withdraw',
  'route.withdraw.detail':
    'An officer of the unit withdraws its newest version while it is not accepted and the notice is not locked; it no longer counts. Idempotency-Key as with submissions.',
};
