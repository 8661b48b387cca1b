import type { pane as source } from '../zh-CN/pane.ts';

/** What the pane in Excel says besides what it shares with the page. */
export const pane: Readonly<Record<keyof typeof source, string>> = {
  'button.text': 'Submit',
  'button.description': 'Annex Sync: check once more and submit this annex',

  'start.loading': 'Opening',
  'start.unreachable': "Office's script was not reached",
  'start.unreachableWhy':
    "This computer can't reach Microsoft's script server; the workbook was not touched. Check the network and open again; in an intranet ask the administrator to set the add-in to 21Vianet, or submit on the upload page.",
  'start.noExcel': 'This page opens inside Excel',
  'start.noExcelWhy':
    'Come in from the Annex Sync tab of Excel; without the add-in, the upload page checks and submits too.',
  'start.toPage': 'Upload page',
  'start.failed': 'The workbook could not be read',
  'start.offline': 'The server was not reached',
  'start.offlineWhy':
    'This part of the pane did not arrive; the sheet was not touched. Check the network and try again.',
  'start.retry': 'Try again',

  'signIn.sentence': 'The office above you gave your unit its code; closing Excel signs you out.',
  'signIn.later': 'Not now, only check this sheet',
  'signIn.only': 'Sign in',

  'menu.label': 'More',
  'menu.enable': 'Enable checks',
  'menu.disable': 'Take the checks out again',
  'menu.check': 'Check everything again',
  'menu.nil': 'Nil return',
  'menu.page': 'Upload page',

  'banner.due': 'due {date}',
  'banner.noDuty': 'not asked of your unit',
  'banner.unsigned': 'signed out',

  'none.title': 'This sheet is no annex we know',
  'none.why': 'The header of an annex was not found. Copy the annex here, or put in a blank:',
  'none.mine': 'Annexes your unit must fill',
  'none.known': 'Annexes we know',
  'none.insert': 'Put in a blank',
  'none.inserting': 'Putting in…',
  'none.noInsert': "This Excel can't take sheets in; download the blank from the upload page.",
  'none.other': 'Annexes are on other sheets:',

  'counts.live': '{rows} rows, {errors} to correct, {confirms} to confirm, {warnings} to note',

  'enable.offer': 'Checks are not enabled yet: they bring dropdowns, and tell at once when something does not fit.',
  'enable.go': 'Enable checks',
  'enable.doing': 'Enabling',
  'done.enabled': 'Checks enabled: dropdowns and prompts on {count} annexes',
  'done.disabled': 'Taken out; the workbook is as it was',
  'done.checked': 'Everything was checked again',
  'done.fixed': '{count} corrected, can be undone',
  'done.restored': 'The checks that the paste removed stand again',

  'waiting.editing': 'A cell is being edited; press Enter and it goes on.',

  'submit.checking': 'Checking and submitting',
  'submit.unsigned': 'Sign in to submit',
  'submit.again': 'Submit again, as version {version}',

  'receipt.line': 'Receipt {number} · version {version}',
  'receipt.changed': 'Changed since, not submitted',
  'receipt.kept': 'The receipt is kept in the workbook',
  'receipt.got': 'Submitted, receipt {number}',

  'waits.offline':
    'The server was not reached. This one is kept on this computer and goes out by itself under the same key, never counted twice.',
  'waits.signIn': 'The sign-in has ended. This one is kept on this computer and goes out after you sign in again.',
  'waits.busy': 'The server is busy. This one is kept on this computer and goes out later by itself.',
  'outcome.blocked': '{errors} to correct and {confirms} to confirm first; then submit again.',
  'outcome.unanswered': '{count} reasons of the return are not answered yet. Answer them, then submit.',
  'outcome.refused': 'The server checked and did not take it: {detail}',
  'outcome.close': 'Close',

  'returned.merge':
    'What came back is a merge handed up: what the units below reported is put right on the board of the upload page.',

  'place.title': '{cell} choose a place',
  'place.province': 'Province',
  'place.prefecture': 'Prefecture',
  'place.county': 'County',
  'place.choose': 'Choose',
  'place.write': 'Write',
  'place.typed': '“{text}” is read as {place}',
  'place.many': '“{text}” is the name of several:',
  'place.none': '“{text}” is no place we know; choose below.',

  'board.choose': 'Notice and annex',
  'board.units': 'Units below',
  'board.pull': 'Pull the merge',
  'board.refreshPull': 'Update this merge',
  'board.charts': 'Add charts',
  'board.cancel': 'Cancel',
  'board.below': 'Look below {unit}',
  'board.belowRate': '{done}/{of} below reported',
  'board.stale': 'Changed since',
  'board.trail': 'Where you are',
  'board.copyReturned': '{annex}: returned to {count} units: {units}.',

  'pull.fetching': 'Getting what was submitted',
  'pull.writing': 'Writing the sheet',
  'pull.charting': 'Drawing the charts',
  'pull.done': '{counted}/{expected} units merged, {rows} rows',
  'pull.missing': '{count} missing: {units}',
  'pull.stale': '{count} units have submitted a newer version since',
  'pull.cancelled': 'Cancelled; what was written stays on the new sheet.',
  'pull.empty': 'Nothing to merge yet.',
  'pull.at': 'pulled {time} · {counted}/{expected} units',
  'pull.sheet': '{code} merged',
  'pull.report': 'Reporting',
  'pull.sources': 'Sources',
  'pull.chartSheet': 'Charts',
  'pull.moved': '{count} rows of your own notes belong to records no longer in the merge; they stand below the table.',
  'pull.changed':
    'Rows were added to this merge or taken out of it; updating in place would mix them up. Pull a new one.',
  'pull.gone': 'The header of this merge was not found; pull it anew.',

  'pull.pick': 'Select a cell to see which unit, version and row it comes from.',
  'pull.unit': 'Unit',
  'pull.state': 'State',
  'pull.version': 'Version',
  'pull.receipt': 'Receipt',
  'pull.time': 'Received',
  'pull.count': 'Rows',

  'trace.row': 'row {row}',
  'trace.own': 'own row',
  'trace.more': '{count} more rows are not listed; the total has them.',
  'trace.moved': 'Newer versions have come: update this merge to look further down, row by row.',
  'trace.unreached': 'The server was not reached: what lies further down cannot be shown just now.',

  'stale.versions': 'version {from} → version {to}',
  'stale.new': 'not in the merge, now version {to}',
  'stale.gone': 'version {from} was returned or withdrawn',
  'stale.again': 'The merge of {unit} was not changed by itself; handed up again it counts by the new figures.',
  'stale.blank': '(blank)',
  'stale.more': '{count} more cells: see the board of the upload page.',

  'lineage.title': 'Where row {row} comes from',
  'lineage.rows': 'Rows {from}–{to} come from {count} units',
  'lineage.one': 'version {version} · receipt {receipt}',

  'chart.category': 'Category',
  'chart.region': 'Region',
  'chart.amount': 'Amount (10,000 yuan)',
  'chart.state': 'State',
  'chart.count': 'Units',
  'chart.byCategory': 'Amount by category',
  'chart.byRegion': 'Amount by region',
  'chart.progress': 'Reporting progress',

  'host.editing': 'A cell is being edited; press Enter and try again.',
  'host.busy': 'Excel is busy; wait a moment and try again. Nothing was changed.',
  'host.tooLarge': 'More than Excel takes at once; do it in parts.',
  'host.gone': 'The sheet or range is no longer there; check everything again.',
  'host.protected': 'The sheet is protected or read-only; lift the protection or save a copy.',
  'host.unsupported': "This Excel can't do that; use the upload page.",
  'host.cancelled': 'Cancelled.',
  'host.failed': 'That did not work; everything in the sheet is still there. Try again.',
};
