import { defineConfig, type Plugin } from 'vite';
import { CATALOGUE } from '../../shared/annex/catalogue/index.ts';
import { fields as fieldsEn } from '../../shared/i18n/en/fields.ts';
import { opening as openingEn } from '../../shared/i18n/en/opening.ts';
import { page as pageEn } from '../../shared/i18n/en/page.ts';
import { pane as paneEn } from '../../shared/i18n/en/pane.ts';
import { tables as tablesEn } from '../../shared/i18n/en/tables.ts';
import { fields } from '../../shared/i18n/zh-CN/fields.ts';
import { opening } from '../../shared/i18n/zh-CN/opening.ts';
import { page } from '../../shared/i18n/zh-CN/page.ts';
import { pane } from '../../shared/i18n/zh-CN/pane.ts';
import { tables } from '../../shared/i18n/zh-CN/tables.ts';
import { GAZETTEER } from '../../shared/regions/data/gazetteer.ts';
import type { PaneData } from './data.ts';
import { partOf } from './parts.ts';
import { OPENING_ID, type Opening } from './words.tsx';

const pathOf = (relative: string) => new URL(relative, import.meta.url).pathname.replace(/^\/([A-Za-z]:)/, '$1');

/** What the rules are about, beside the scripts: no script has to carry it, and the browser keeps it by its content. */
const DATA: PaneData = {
  divisions: GAZETTEER,
  annexes: CATALOGUE,
  'zh-CN': { says: { ...page, ...pane }, sentences: { ...fields, ...tables } },
  en: { says: { ...pageEn, ...paneEn }, sentences: { ...fieldsEn, ...tablesEn } },
};
const FILES = Object.entries(DATA).map(([key, value]) => ({ key, name: `${key}.json`, text: JSON.stringify(value) }));

function sumOf(text: string): string {
  let sum = 0;
  for (const sign of text) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) >>> 0;
  return sum.toString(16);
}

function data(): Plugin {
  return {
    name: 'data',
    config: () => ({
      define: {
        __DATA__: JSON.stringify(
          Object.fromEntries(FILES.map(({ key, name, text }) => [key, `${name}?v=${sumOf(text)}`])),
        ),
      },
    }),
    configureServer(server) {
      for (const { name, text } of FILES) {
        server.middlewares.use(`/addin/${name}`, (_, response) => {
          response.setHeader('Content-Type', 'application/json; charset=utf-8');
          response.end(text);
        });
      }
    },
    generateBundle() {
      for (const { name, text } of FILES) this.emitFile({ type: 'asset', fileName: name, source: text });
    },
  };
}

/** What is said before anything was fetched: it comes with the page itself. */
function openingWords(): Plugin {
  const said: Opening = { 'zh-CN': opening, en: openingEn };
  const children = JSON.stringify(said).replaceAll('<', '\\u003c');
  const attrs = { type: 'application/json', id: OPENING_ID };
  return { name: 'opening-words', transformIndexHtml: () => [{ tag: 'script', attrs, children, injectTo: 'head' }] };
}

/** Fetches a part as the browser does it: the pane's styles are one file, so there is nothing to fetch along with it. */
function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    enforce: 'pre',
    load: (id) =>
      id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (fetchPart) => fetchPart();' : null,
  };
}

/** Builds the pane to /dist/addin. After the page, which empties /dist. */
export default defineConfig({
  root: pathOf('.'),
  base: '/addin/',
  publicDir: pathOf('../assets'),
  plugins: [data(), openingWords(), plainImports()],
  // Never the development runtime, whatever NODE_ENV says: it writes this machine's paths into the script.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
  build: {
    outDir: pathOf('../../dist/addin'),
    emptyOutDir: true,
    target: 'es2022',
    // CSP `script-src 'self'; style-src 'self'`: nothing may be inlined as a data: URL or a <style>.
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: partOf }] } },
    },
  },
});
