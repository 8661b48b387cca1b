import { defineConfig, type Plugin } from 'vite';
import { CATALOGUE } from '../../shared/annex/catalogue/index.ts';
import { NATIONAL } from '../../shared/regions/data/national.ts';

const pathOf = (relative: string) => new URL(relative, import.meta.url).pathname.replace(/^\/([A-Za-z]:)/, '$1');

/** What the rules are about, beside the scripts: no script has to carry it, and the browser keeps it by its content. */
const DATA = [
  { name: 'divisions.txt', symbol: '__DIVISIONS__', type: 'text/plain', text: NATIONAL },
  { name: 'annexes.json', symbol: '__ANNEXES__', type: 'application/json', text: JSON.stringify(CATALOGUE) },
] as const;

function sumOf(text: string): string {
  let sum = 0;
  for (const sign of text) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) >>> 0;
  return sum.toString(16);
}

function data(): Plugin {
  return {
    name: 'data',
    config: () => ({
      define: Object.fromEntries(
        DATA.map(({ name, symbol, text }) => [symbol, JSON.stringify(`${name}?v=${sumOf(text)}`)]),
      ),
    }),
    configureServer(server) {
      for (const { name, type, text } of DATA) {
        server.middlewares.use(`/addin/${name}`, (_, response) => {
          response.setHeader('Content-Type', `${type}; charset=utf-8`);
          response.end(text);
        });
      }
    },
    generateBundle() {
      for (const { name, text } of DATA) this.emitFile({ type: 'asset', fileName: name, source: text });
    },
  };
}

/** Builds the pane to /dist/addin. After the page, which empties /dist. */
export default defineConfig({
  root: pathOf('.'),
  base: '/addin/',
  publicDir: pathOf('../assets'),
  plugins: [data()],
  // Never the development runtime, whatever NODE_ENV says: it writes this machine's paths into the script.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
  build: {
    outDir: pathOf('../../dist/addin'),
    emptyOutDir: true,
    target: 'es2022',
    // CSP `script-src 'self'; style-src 'self'`: nothing may be inlined as a data: URL or a <style>.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
