import { rmSync } from 'node:fs';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { serve, stateIn } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A demo's state as its first start leaves it; every file's server begins with a copy. */
    seeded: string;
  }
}

/** Migrates and seeds once for all browser tests. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = stateIn('seeded');
  const server = await serve(folder);
  await server.stop();
  project.provide('seeded', path.resolve(folder));
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
