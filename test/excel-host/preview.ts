/**
 * `npm run preview [-- FILE.xlsx] [--server=http://localhost:8787]`: the emulated Excel for a person to try the add-in
 * in. The add-in's pages and its server are those of `npm start`, which is started where it does not run yet.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { commandLine, portOr, refuse, say } from '../../cli/command-line/command-line.ts';
import { developmentCertificate } from '../../cli/excel/certificate.ts';
import { addinPath, OFFICE_JS } from '../../shared/manifest/office-cdn.ts';
import { bundle } from './driver/bundle.ts';
import { proxySite } from './driver/proxy-site.ts';
import { SETS } from './driver/sets.ts';
import { hostSite, type Page, page, type Site } from './driver/site.ts';
import type { Setup } from './page/preview-choices.ts';
import { PREVIEW } from './page/preview-page.ts';
import { bookOf, CHOICES, peopleFor } from './preview-books.ts';
import { serverBeside } from './preview-server.ts';

const { options, files } = await commandLine('preview');
const PORT = await portOr(3000);
const [file] = files;
if (file !== undefined && !existsSync(file)) await refuse('usage.noFile', { file });
const { level } = options;
if (!(await serverBeside(options.server))) await refuse('preview.noServer', { server: options.server });

/** What is opened unless another workbook is chosen. */
const FIRST = 'a2-gansu-messy.xlsx';
/** A person's own file, from the command line or chosen in the page. */
let opened: Uint8Array | null = file === undefined ? null : await readFile(file);

const own: Site = async (request) => {
  const { pathname } = request.url;
  if (pathname === '/' || pathname === '/preview.html') return page('text/html', PREVIEW);
  if (pathname === '/preview.js')
    return page('text/javascript', await bundle(new URL('./page/preview.ts', import.meta.url)));
  const book = request.url.searchParams.get('book') ?? (opened ? 'own' : FIRST);
  if (pathname === '/preview.json') {
    // Static assets redirect …/index.html to …/; the emulated frame opens the latter at once.
    const addin = addinPath('global').replace('/index.html', '/');
    const setup: Setup = { addin, sets: SETS[level], book, choices: CHOICES, people: await peopleFor(book) };
    return page('application/json', JSON.stringify(setup));
  }
  if (pathname === '/preview.xlsx') {
    if (request.method === 'PUT') opened = request.body;
    const bytes = book === 'own' ? opened : await bookOf(book);
    return page('application/octet-stream', bytes ?? new Uint8Array());
  }
  return hostSite(request);
};

/** The page loads office.js from Microsoft's network; here it stands beside it, and the policy has to let it. */
function withOfficeHere(found: Page): Page {
  if (!/^text\/(javascript|html)/.test(found.type)) return found;
  const body = Buffer.from(found.body).toString('utf8').replaceAll(OFFICE_JS.global, '/office/office.js');
  return { status: found.status, type: found.type, body };
}

const server = proxySite(options.server);

const { cert, key } = await developmentCertificate(false);
createServer({ cert, key }, async (request, response) => {
  const url = new URL(request.url ?? '/', `https://localhost:${PORT}`);
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  const body = Buffer.concat(chunks);
  const headers = request.headers as Record<string, string>;
  const method = request.method ?? 'GET';
  try {
    const asked = { url, method, body, headers };
    const found = (await own(asked)) ?? (await server(asked));
    if (!found) throw new Error('no answer');
    const shown = withOfficeHere(found);
    response.writeHead(shown.status, { 'content-type': shown.type }).end(shown.body);
  } catch (error) {
    response.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' }).end(`${String(error)}`);
  }
})
  .once('error', () => refuse('preview.portTaken', { port: PORT }))
  .listen(PORT, () => say('preview.ready', { address: `https://localhost:${PORT}/` }));
