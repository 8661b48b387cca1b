import type { Messages } from '../i18n.ts';

export const admin: Messages = {
  'problem.access.admin.title': 'This is for an administrator',
  'problem.access.admin.detail': 'Sign in as an administrator of your unit or of one above it.',

  'role.officer': 'officer',
  'role.reviewer': 'reviewer',
  'role.admin': 'administrator',
  'role.reader': 'reader',

  'event.submission.received': 'Submission received',
  'event.submission.return': 'Submission returned',
  'event.submission.accept': 'Submission accepted',
  'event.submission.withdraw': 'Submission withdrawn',
  'event.session.started': 'Signed in',

  'csv.event.id': 'Number',
  'csv.event.at': 'Time (UTC)',
  'csv.event.unit': 'Unit code',
  'csv.event.unitName': 'Unit',
  'csv.event.person': 'Person',
  'csv.event.role': 'Role',
  'csv.event.device': 'Device',
  'csv.event.what': 'What',
  'csv.event.kind': 'Code',
  'csv.event.subject': 'Subject',
  'csv.event.data': 'Content',
  'csv.event.hash': 'Chain hash',

  'route.listEvents.summary': 'Audit events',
  'route.listEvents.detail':
    'Who did what, when and from which device, in your unit and below; newest first, for administrators.',
  'route.eventsFile.summary': 'Export audit events',
  'route.eventsFile.detail': 'The same as CSV, each line with its hash in the chain.',
};
