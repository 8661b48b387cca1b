import path from 'node:path';
import type { Params } from '../../shared/issue/issue.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { COMMANDS } from '../command-line/commands.ts';
import type { Order } from '../command-line/read.ts';
import { type Deployment, LOCAL_ORIGIN, parseOrigin } from './deployment.ts';
import { checkValue } from './simple-types.ts';

/** What to say when the options can't be used: a code of sideload.ts with its parameters. */
export interface OptionProblem {
  readonly code: string;
  readonly params: Params;
}

export interface ManifestOrder {
  readonly deployment: Deployment;
  readonly out: string;
}

/**
 * What to write where. Without --host it is the local deployment; the manifest of any other goes to
 * `manifest-<host>.xml` unless --out says otherwise, so that the committed one stays the local one.
 */
export function manifestOrder(
  options: Order<typeof COMMANDS.manifest>['options'],
  root: string,
): Result<ManifestOrder, OptionProblem> {
  const { host, cdn, version, support } = options;
  const origin = parseOrigin(host);
  if (!origin.ok) return fail({ code: `manifest.${origin.error}`, params: { host } });
  if (checkValue('Version', version) !== null) return fail({ code: 'manifest.version', params: { version } });
  const supportUrl = support ?? `${origin.value}/`;
  if (checkValue('Url', supportUrl) !== null)
    return fail({ code: 'manifest.support', params: { support: supportUrl } });
  const file = origin.value === LOCAL_ORIGIN ? 'manifest.xml' : `manifest-${new URL(origin.value).hostname}.xml`;
  const out = path.resolve(root, options.out ?? file);
  return ok({ deployment: { origin: origin.value, cdn, supportUrl, version }, out });
}
