import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { OFFICE_JS } from '../../../shared/manifest/office-cdn.ts';
import { bundle } from './bundle.ts';
import { installedTable } from './installed.ts';

/** Answers a request for one of the host's own pages, or for the add-in's; null for what it does not know. */
export type Site = (request: {
  readonly url: URL;
  readonly method: string;
  readonly body: Uint8Array | null;
  readonly headers: Readonly<Record<string, string>>;
}) => Promise<Page | null>;

export interface Page {
  readonly status: number;
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
  '.json': 'application/json',
};
const OFFICE = new URL('../../../node_modules/@microsoft/office-js/dist/', import.meta.url);

const HOST_PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Excel</title>
<style>body{margin:0}iframe{width:350px;height:700px;border:0}</style><script src="/host.js"></script>`;

/** The pages of the emulated Excel itself: the host page, its script, the tables, and office.js from the installed package. */
export const hostSite: Site = async ({ url }) => {
  if (url.pathname === '/excel.html') return page('text/html', HOST_PAGE);
  if (url.pathname === '/host.js')
    return page('text/javascript', await bundle(new URL('../page/main.ts', import.meta.url)));
  if (url.pathname === '/excel-api.json') return page('application/json', JSON.stringify(await installedTable()));
  return url.pathname.startsWith('/office/') ? officePart(url.pathname.slice('/office/'.length)) : null;
};

/** Where Microsoft's networks keep office.js: the installed package stands in for them. */
export function cdnPart(url: URL): Promise<Page> | null {
  const known = Object.values(OFFICE_JS).find((address) => url.href.startsWith(address.slice(0, -'office.js'.length)));
  return known ? officePart(url.href.slice(known.length - 'office.js'.length).replace(/[?#].*$/, '')) : null;
}

/** A part of the runtime; a missing one (telemetry) is a 404 on the networks too. */
async function officePart(name: string): Promise<Page> {
  try {
    return page(TYPES[extname(name)] ?? 'application/octet-stream', await readFile(new URL(name, OFFICE)));
  } catch {
    return { status: 404, type: 'text/plain', body: '' };
  }
}

export function page(type: string, body: string | Uint8Array): Page {
  return { status: 200, type, body };
}

const SCRIPT_PAGE =
  '<!doctype html><meta charset="utf-8"><script src="/office/office.js"></script><script src="/pane.js"></script>';

/** An add-in of one script of ours beside office.js, at `/pane.html`. */
export const siteOfScript =
  (entry: URL): Site =>
  async ({ url }) => {
    if (url.pathname === '/pane.html') return page('text/html', SCRIPT_PAGE);
    return url.pathname === '/pane.js' ? page('text/javascript', await bundle(entry)) : null;
  };
