import type { Messages } from '../i18n.ts';

/** What the manifest says: the add-in's name, its ribbon, its tips (titles ≤ 125, descriptions ≤ 250 characters). */
export const ribbon: Messages = {
  'addin.name': 'Annex Sync',
  'addin.description':
    'Open the Excel annex of a notice: check it, submit it, keep the receipt. Merging offices pull what was submitted below them in one click. The official annex stays as issued.',
  'start.title': 'Annex Sync is ready',
  'start.description':
    'Open the annex of a notice, choose “Turn on checks” on the Annex Sync tab, fill it in, then choose “Submit”.',

  tab: 'Annex Sync',
  'group.fill': 'Report',
  'group.merge': 'Merge',
  'group.help': 'Help',

  'enable.label': 'Turn on checks',
  'enable.tip':
    'Finds the annexes in this workbook and adds dropdowns and checks. The official layout and what is filled in stay as they are; you can turn it off at any time.',
  'check.label': 'Check',
  'check.tip':
    'Goes through the whole annex and lists the cells to correct, to confirm and to note. Click one to go there.',
  'submit.label': 'Submit',
  'submit.tip':
    'Checks once more, submits to the office above and keeps the receipt in the workbook. Without a network it is kept and sent later, never twice.',
  'pull.label': 'Pull merged annex',
  'pull.tip':
    'Choose notice, annex and unit: what the units below submitted, merged in the official layout on a new sheet, with coverage and sources.',
  'progress.label': 'Progress',
  'progress.tip':
    'Which units have submitted, which have not, what was returned or accepted, and how many days are left.',
  'help.label': 'Help',
  'help.tip': 'Signing in, how to report, and common questions.',
};
