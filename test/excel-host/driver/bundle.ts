import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const built = new Map<string, Promise<string>>();

/** A TypeScript entry as one script for a page; built once a run. */
export function bundle(entry: URL): Promise<string> {
  let script = built.get(entry.href);
  if (!script) {
    script = make(fileURLToPath(entry));
    built.set(entry.href, script);
  }
  return script;
}

async function make(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      target: 'esnext',
      lib: { entry, formats: ['iife'], name: 'page', fileName: 'page' },
    },
  });
  const output = Array.isArray(result) ? result[0] : result;
  if (!output || !('output' in output)) throw new Error(`no script was built of ${entry}`);
  return output.output[0].code;
}
