import type { Messages } from '../i18n.ts';

export const history = {
  'history.of': '{count} versions submitted by {unit}',
  'history.versions': 'Versions',
  'history.only': 'There is only this version; later ones can be compared here cell by cell.',
  'history.download': 'Download this version',
  'history.compare': 'Compare cell by cell',
  'history.before': 'From',
  'history.after': 'to',
  'history.place': 'Place',
  'history.summary': '{added} added, {removed} removed, {changed} changed, {same} as before',
  'history.same': 'The two versions have the same content',
  'history.more': '{count} more changes are not listed; please download both versions to compare.',
  'history.number': 'No. {number}',
  'history.kind.added': 'Added',
  'history.kind.removed': 'Removed',
  'history.kind.changed': 'Changed',
  'history.kind.header': 'Header',
  'history.returned': 'Returned by {unit}, {time}:',
  'history.withdrawn': 'Withdrawn {time}',

  'stamp.title': 'Stamped copy',
  'stamp.choose': 'Needs a stamp',
  'stamp.waiting': 'Waiting for its stamp',
  'stamp.stamped': 'Stamped copy attached {time}',
  'stamp.hint':
    'Print and stamp the form, scan it as PDF or JPEG (up to {limit} MB) and attach it here; the units above can see it.',
  'stamp.attach': 'Attach the scan',
  'stamp.again': 'Replace',
  'stamp.sending': 'Attaching…',
  'stamp.download': 'Download the stamped copy',
  'stamp.tooBig': 'This file has {size} MB; the limit is {limit} MB. Please scan with a lower resolution.',
} as const satisfies Messages;
