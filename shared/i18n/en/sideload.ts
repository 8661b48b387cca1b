import type { Messages } from '../i18n.ts';

/** What `npm run manifest` and `npm run excel` say. */
export const sideload: Messages = {
  'manifest.notAnAddress': '“{host}” is not an address. Write it like https://annex.example.gov.cn.',
  'manifest.notHttps': '“{host}” is not https. Office loads https pages only: give the https address.',
  'manifest.notAnOrigin':
    '“{host}” has a path or a query. Stop after host and port, as in https://annex.example.gov.cn.',
  'manifest.version': 'The version “{version}” is not written like 1.0.0.0.',
  'manifest.support': '“{support}” is not an https address: --support takes that of a help page.',
  'manifest.broken': 'The manifest breaks {count} of Office’s rules, so no file was written:',
  'manifest.written': 'Wrote {file} ({host}, office.js from {cdn}, version {version}), checked against Office’s rules.',

  'excel.serving': 'The local server is ready: {address}. Ctrl+C stops it.',
  'excel.notServing': 'The local server did not start. Run npm start on its own to see what it says.',
  'excel.portTaken': 'Port {port} is taken: close what uses it (perhaps another npm run excel).',
  'excel.certificates':
    'Preparing this machine’s development certificate. When asked to trust “Developer CA for Microsoft Office Add-ins”, answer yes.',
  'excel.noCertificate':
    'The development certificate could not be installed: {why}. Excel opens no add-in without it: allow the installation and run this again.',
  'excel.starting': 'Opening Excel with the add-in.',
  'excel.done':
    'In Excel, look for the Annex Sync (附表通) tab; if it is not there, choose it under Home → Add-ins. If WPS opened instead, make Excel the default program for .xlsx and run this again. Stopping removes it from Excel again.',
  'excel.failed':
    'Excel could not be opened: {why}. Make sure that this machine has Excel 2021 or Microsoft 365 (not WPS, nothing older), or install it by hand as follows.',
  'excel.windows':
    'By hand on Windows: (1) put {file} into a shared folder; (2) Excel: File → Options → Trust Center → Trust Center Settings → Trusted Add-in Catalogs: enter the folder’s path (\\\\computer\\share), tick Show in Menu, OK; (3) restart Excel, Home → Add-ins → More Add-ins → Shared Folder, choose the add-in.',
  'excel.mac':
    'By hand on a Mac: (1) copy {file} to ~/Library/Containers/com.microsoft.Excel/Data/Documents/wef (make wef if it is missing); (2) restart Excel, Home → Add-ins, choose the add-in.',
  'excel.web':
    'Excel on the web: (1) open {address}/addin/index.html in this machine’s browser: when it opens, the certificate is trusted; (2) open a workbook in Excel on the web, Home → Add-ins → More Add-ins → My Add-ins → Upload My Add-in; (3) choose {file}, then Upload. The Annex Sync (附表通) tab appears.',
  'excel.linux': 'There is no Excel for Linux: use Excel on the web, as follows. The local server keeps running.',
  'excel.trust':
    'The browser has to trust the development certificate first: import {file} among its certificate authorities, tick “trust this CA to identify websites”, and restart the browser.',
  'excel.removed': 'The add-in is removed from Excel, and the local server has stopped.',
};
