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
  'problem.submission.decided.detail':
    'This submission was returned, accepted or withdrawn, so this can’t be done. Please reload to see which.',
  'problem.lineage.unknown.title': 'No such figure',
  'problem.lineage.unknown.detail': 'The merge has no row {record} or no column “{field}”. Please reload.',
  'problem.compare.unrelated.title': 'These can’t be compared',
  'problem.compare.unrelated.detail': 'Only two versions of one unit’s annex can be compared. Please choose again.',
  'problem.forward.nothingBelow.title': 'Nothing below to merge',
  'problem.forward.nothingBelow.detail': 'No unit below {unit} must fill {annex}. Please fill it in directly.',
  'problem.forward.ownIssues.title': 'Own rows need a look',
  'problem.forward.ownIssues.detail': '{count} places in your own rows. Nothing was stored; please forward again.',

  'route.lineage.summary': 'Where a figure comes from',
  'route.lineage.detail':
    'Which rows of which versions a merged figure is made of (record: 0-based index, field: the column), down to the row somebody filled in and its receipt. Without record: the sum of the column.',
  'route.progressSeries.summary': 'Progress over time',
  'route.progressSeries.detail':
    'By day (of Beijing) or hour: how many units directly below had reported, in time, and were accepted, against the deadline; what was returned goes down again.',
  'route.versions.summary': 'All versions',
  'route.versions.detail': 'Every version of the same unit’s annex, the newest first, with what was decided on each.',
  'route.compareVersions.summary': 'Two versions compared',
  'route.compareVersions.detail':
    'Cell by cell: records added, removed and changed. Records are matched by content, by name, place and phone, then by title; another order of rows is no change.',
  'route.versionWorkbook.summary': 'A version as a workbook',
  'route.versionWorkbook.detail':
    'The version in the official layout, with a sheet on the version and one of what was typed.',
  'version.file': 'version {version}',
  'version.title': 'Version',
  'version.what': 'What',
  'version.value': 'Value',
  'version.unit': 'Reporting unit',
  'version.version': 'Version',
  'version.state': 'State',
  'version.state.submitted': 'submitted',
  'version.state.returned': 'returned',
  'version.state.accepted': 'accepted',
  'version.state.withdrawn': 'withdrawn',
  'version.state.superseded': 'replaced by a newer version',
  'version.received': 'Received (Beijing time)',
  'version.timeliness': 'In time',
  'version.onTime': 'on time',
  'version.late': 'late',
  'version.receipt': 'Receipt',
  'version.hash': 'Content hash',
  'version.count': 'Rows',
  'version.nil': 'nil return',
  'version.note': 'Made of what was received; verify it by the receipt number.',
  'version.typedTitle': 'As typed',
  'version.record': 'Record',
  'version.field': 'Column',
  'version.typed': 'Text as typed',

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
