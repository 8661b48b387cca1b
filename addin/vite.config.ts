import { defineConfig } from 'vite';

/** Builds the page to /dist at the project root, where the Worker's static assets are served from. */
export default defineConfig({
  root: new URL('./page', import.meta.url).pathname.replace(/^\/([A-Za-z]:)/, '$1'),
  publicDir: 'public',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es' },
  build: {
    outDir: '../../dist',
    emptyOutDir: true,
    target: 'es2022',
    // CSP `script-src 'self'; style-src 'self'`: nothing may be inlined as a data: URL or a <style>.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
});
