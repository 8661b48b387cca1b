import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { R2Bucket } from '@cloudflare/workers-types';
import { WRANGLER_TOML, type Wrangler } from '../wrangler/wrangler.ts';

/** Where the bytes of scans lie: R2, here or deployed. */
export interface ScanStore {
  /** null: there is none. */
  get(key: string): Promise<Uint8Array | null>;
  /** false: it was not taken. */
  put(key: string, type: string, bytes: Uint8Array): Promise<boolean>;
  close(): Promise<void>;
}

/** The bucket's name in wrangler.toml. */
export function bucketName(toml: string): string | null {
  return /^\s*bucket_name\s*=\s*"([^"]+)"/m.exec(toml)?.[1] ?? null;
}

/** The local bucket, as `npm start` uses it. */
export async function localScans(persist: string): Promise<ScanStore> {
  const { getPlatformProxy } = await import('wrangler');
  const proxy = await getPlatformProxy<{ SCANS: R2Bucket }>({
    configPath: WRANGLER_TOML,
    persist: { path: path.join(persist, 'v3') },
  });
  const bucket = proxy.env.SCANS;
  return {
    async get(key) {
      const found = await bucket.get(key);
      return found && new Uint8Array(await found.arrayBuffer());
    },
    async put(key, type, bytes) {
      await bucket.put(key, bytes, { httpMetadata: { contentType: type } });
      return true;
    },
    close: () => proxy.dispose(),
  };
}

/** The deployed bucket, an object at a time through wrangler. */
export function deployedScans(run: Wrangler, bucket: string): ScanStore {
  const folder = mkdtempSync(path.join(tmpdir(), 'annex-scan-'));
  const file = path.join(folder, 'scan');
  return {
    async get(key) {
      rmSync(file, { force: true });
      const got = run(['r2', 'object', 'get', `${bucket}/${key}`, '--remote', '--file', file], true);
      return got.ok ? readFileSync(file) : null;
    },
    async put(key, type, bytes) {
      writeFileSync(file, bytes, { mode: 0o600 });
      const args = ['r2', 'object', 'put', `${bucket}/${key}`, '--remote', '--content-type', type, '--file', file];
      return run(args, true).ok;
    },
    async close() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
