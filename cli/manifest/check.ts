import type { Finding } from './finding.ts';
import { parseXml } from './parse.ts';
import { checkAddresses } from './rules/addresses.ts';
import { checkCommands } from './rules/commands.ts';
import { checkIcons } from './rules/icons.ts';
import { checkLocales } from './rules/locales.ts';
import { checkReferences } from './rules/references.ts';
import { checkRuntime } from './rules/runtime.ts';
import { checkStructure } from './rules/structure.ts';

const RULES = [checkStructure, checkReferences, checkCommands, checkRuntime, checkIcons, checkLocales, checkAddresses];

/** Everything in a manifest that Office would refuse or that would not do what we mean; [] when it is right. */
export function checkManifest(text: string): Finding[] {
  const parsed = parseXml(text);
  if (!parsed.ok) return [{ rule: 'xml', at: 'document', detail: parsed.error }];
  return RULES.flatMap((rule) => rule(parsed.value));
}
