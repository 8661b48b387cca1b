import { behaviour } from '../batch/behaviour.ts';
import { ExcelError } from '../batch/host-object.ts';
import { clearsUndo, type OfSheet } from './targets.ts';

export const PROTECTION = behaviour<OfSheet>({
  get: { Protected: ({ sheet }) => sheet.isProtected },
  call: {
    Protect: ({ sheet }, _args, session) => {
      if (sheet.isProtected) throw new ExcelError('AccessDenied', 'The sheet is protected already.');
      clearsUndo(session, 'WorksheetProtection.protect');
      sheet.isProtected = true;
    },
    Unprotect: ({ sheet }, _args, session) => {
      clearsUndo(session, 'WorksheetProtection.unprotect');
      sheet.isProtected = false;
    },
  },
});
