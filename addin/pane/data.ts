/** What this build wrote beside the scripts: fetched when the pane opens, and kept by the browser by its content. */
import type { AnnexDefinition } from '../../shared/annex/definition.ts';
import type { Locale } from '../../shared/i18n/i18n.ts';
import type { Words } from '../../shared/i18n/words.ts';
import type { Gazetteer } from '../../shared/regions/gazetteer.ts';

export interface PaneData extends Readonly<Record<Locale, Words>> {
  readonly divisions: Gazetteer;
  /** What the catalogue's own tests have checked. */
  readonly annexes: readonly AnnexDefinition[];
}

const here = new Map<string, unknown>();

/** Fetched once. Rejects where it does not come: no network, or a newer deployment has other files by now. */
export async function dataOf<K extends keyof PaneData>(name: K): Promise<PaneData[K]> {
  if (!here.has(name)) {
    const reply = await fetch(__DATA__[name]);
    if (!reply.ok) throw new Error(`${name}: ${reply.status}`);
    here.set(name, await reply.json());
  }
  return here.get(name) as PaneData[K];
}
