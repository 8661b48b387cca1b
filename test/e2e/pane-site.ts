import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import type { Page, Site } from '../excel-host/driver/site.ts';
import type { DemoServer } from './server.ts';

const CONFIG = path.resolve(import.meta.dirname, '../../addin/pane/vite.config.ts');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
};

export interface BuiltPane {
  readonly folder: string;
  /** The file under /addin/; null where there is none. */
  file(pathname: string): Page | null;
  remove(): void;
}

/** Builds the pane into a folder of its own. `demo` lets it stand over a book in memory. */
export async function buildPane(mode: 'production' | 'demo' = 'production'): Promise<BuiltPane> {
  const folder = mkdtempSync(path.join(tmpdir(), 'annex-sync-pane-'));
  await build({ configFile: CONFIG, mode, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  return {
    folder,
    file: (pathname) => {
      const name = pathname.replace(/^\/addin\//, '') || 'index.html';
      const type = TYPES[path.extname(name)];
      try {
        return type ? { status: 200, type, body: readFileSync(path.join(folder, name)) } : null;
      } catch {
        return null;
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The deployment as the emulated Excel sees it: the built pane, and whoever answers the API behind it. */
export function siteOf(pane: BuiltPane, ask: (route: string, init: RequestInit) => Promise<Response>): Site {
  return async ({ url, method, body, headers }) => {
    if (url.pathname.startsWith('/addin/')) return pane.file(url.pathname);
    if (!url.pathname.startsWith('/api/')) return null;
    const passed = Object.fromEntries(
      ['authorization', 'content-type', 'accept-language', 'idempotency-key'].flatMap((name) =>
        headers[name] === undefined ? [] : [[name, headers[name]]],
      ),
    );
    const sent = body === null ? {} : { body: new Uint8Array(body) };
    const reply = await ask(url.pathname + url.search, { method, headers: passed, ...sent });
    const type = reply.headers.get('content-type') ?? 'application/octet-stream';
    return { status: reply.status, type, body: new Uint8Array(await reply.arrayBuffer()) };
  };
}

/** With the real Worker behind the API; `null`: with nobody there. */
export function paneSite(pane: BuiltPane, server: DemoServer | null): Site {
  if (!server) return async ({ url }) => (url.pathname.startsWith('/addin/') ? pane.file(url.pathname) : null);
  return siteOf(pane, (route, init) => fetch(server.address + route, init));
}
