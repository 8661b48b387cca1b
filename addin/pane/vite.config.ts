import { defineConfig, type Plugin } from 'vite';
import { NATIONAL } from '../../shared/regions/data/national.ts';

const pathOf = (relative: string) => new URL(relative, import.meta.url).pathname.replace(/^\/([A-Za-z]:)/, '$1');

/** The divisions as a text of their own: 39 KB that no script has to carry, and that the browser keeps. */
function divisions(): Plugin {
  let sum = 0;
  for (const sign of NATIONAL) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) >>> 0;
  return {
    name: 'divisions',
    config: () => ({ define: { __DIVISIONS__: JSON.stringify(`divisions.txt?v=${sum.toString(16)}`) } }),
    configureServer(server) {
      server.middlewares.use('/addin/divisions.txt', (_, response) => {
        response.setHeader('Content-Type', 'text/plain; charset=utf-8');
        response.end(NATIONAL);
      });
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'divisions.txt', source: NATIONAL });
    },
  };
}

/** Builds the pane to /dist/addin. After the page, which empties /dist. */
export default defineConfig({
  root: pathOf('.'),
  base: '/addin/',
  publicDir: pathOf('../assets'),
  plugins: [divisions()],
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
