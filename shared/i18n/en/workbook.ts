import type { Messages } from '../i18n.ts';

export const workbook: Messages = {
  'workbook.empty': 'The file is empty (0 bytes). Save it again and choose it once more.',
  'workbook.notWorkbook':
    'This file is not an Excel workbook, or it is of an old or unusual format. Open it in Excel or WPS, save it as .xlsx and choose that one.',
  'workbook.word':
    'This is a Word document. Fill in the Excel annex that came with the notice, save it as .xlsx and choose that one.',
  'workbook.wps':
    'This is a WPS Writer or Presentation file. Fill in the Excel annex that came with the notice, save it as .xlsx and choose that one.',
  'workbook.picture':
    'This is a picture or a PDF; its figures cannot be read. Choose the Excel annex (.xlsx) that was filled in.',
  'workbook.encrypted':
    'The workbook asks for a password to open. Remove the password (Excel: File, Info, Protect Workbook; WPS: File, Encrypt, Password), save it and choose it again.',
  'workbook.corrupt':
    'The file is incomplete or damaged. Open it in Excel, save it as .xlsx and choose that one; if it does not open, get a new copy.',
  'workbook.tooLarge':
    'Unpacked, the file is too large (limit {limit}). Remove pictures and other sheets, then choose it again.',
  'workbook.tooManyCells': 'The sheet “{sheet}” holds more than {limit}. Keep the annex only, then choose it again.',
  'workbook.tooManySheets':
    'The workbook has {count} sheets (limit {limit}). Keep the sheets of the annex only, then choose it again.',
};
