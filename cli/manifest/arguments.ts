import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Params } from '../../shared/issue/issue.ts';
import { CDNS } from '../../shared/manifest/office-cdn.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { type Deployment, LOCAL_ORIGIN, MANIFEST_VERSION, parseOrigin } from './deployment.ts';
import { checkValue } from './simple-types.ts';

/** What to say when the arguments can't be used: a code of sideload.ts with its parameters. */
export interface ArgumentProblem {
  code: string;
  params: Params;
}

export interface ManifestOrder {
  deployment: Deployment;
  out: string;
}

const OPTIONS = {
  host: { type: 'string', default: LOCAL_ORIGIN },
  cdn: { type: 'string', default: 'global' },
  support: { type: 'string' },
  version: { type: 'string', default: MANIFEST_VERSION },
  out: { type: 'string' },
} as const;

/**
 * Reads the command line. Without --host it is the local deployment; the manifest of any other goes to
 * `manifest-<host>.xml` unless --out says otherwise, so that the committed one stays the local one.
 */
export function parseArguments(args: readonly string[], root: string): Result<ManifestOrder, ArgumentProblem> {
  const read = readOptions(args);
  if (!read) return fail({ code: 'manifest.usage', params: {} });
  const { host, version } = read;
  const origin = parseOrigin(host);
  if (!origin.ok) return fail({ code: `manifest.${origin.error}`, params: { host } });
  const cdn = CDNS.find((name) => name === read.cdn);
  if (cdn === undefined) return fail({ code: 'manifest.cdn', params: { cdn: read.cdn } });
  if (checkValue('Version', version) !== null) return fail({ code: 'manifest.version', params: { version } });
  const supportUrl = read.support ?? `${origin.value}/`;
  if (checkValue('Url', supportUrl) !== null)
    return fail({ code: 'manifest.support', params: { support: supportUrl } });
  const file = origin.value === LOCAL_ORIGIN ? 'manifest.xml' : `manifest-${new URL(origin.value).hostname}.xml`;
  const out = path.resolve(root, read.out ?? file);
  return ok({ deployment: { origin: origin.value, cdn, supportUrl, version }, out });
}

function readOptions(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch {
    return null;
  }
}
