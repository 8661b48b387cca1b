import type { opening as source } from '../zh-CN/opening.ts';

export const opening: Readonly<Record<keyof typeof source, string>> = {
  'start.loading': 'Opening',
  'start.unreachable': "Office's script was not reached",
  'start.unreachableWhy':
    "This computer can't reach Microsoft's script server; the workbook was not touched. Check the network and open again; in an intranet ask the administrator to set the add-in to 21Vianet, or submit on the upload page.",
  'start.noExcel': 'This page opens inside Excel',
  'start.noExcelWhy':
    'Come in from the Annex Sync tab of Excel; without the add-in, the upload page checks and submits too.',
  'start.toPage': 'Upload page',
  'start.failed': 'The workbook could not be read',
  'start.failedWhy': 'That did not work; everything in the sheet is still there. Try again.',
  'start.offline': 'The server was not reached',
  'start.offlineWhy':
    'This part of the pane did not arrive; the sheet was not touched. Check the network and try again.',
  'start.retry': 'Try again',
};
