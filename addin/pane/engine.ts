/**
 * Everything that needs the rules: a chunk of its own, fetched while the pane already stands there. Divisions, annexes
 * and sentences come as data beside it.
 */
import { divisionsOf } from '../../shared/regions/build-divisions.ts';
import type { Started } from '../host/start-office.ts';
import { DatabaseShelf } from '../outbox/database-shelf.ts';
import { newKey } from '../outbox/new-key.ts';
import { Desk } from '../usecases/desk.ts';
import type { KeptAnswers } from '../usecases/kept-answers.ts';
import type { PaneData } from './data.ts';
import type { Spoken } from './words.tsx';
import type { World } from './world.tsx';

/** What the rules are about, as data, and what is said of it. */
export interface EngineData extends Pick<PaneData, 'divisions' | 'annexes'>, Pick<Spoken, 'sentences' | 'texts'> {}

/**
 * What is fetched only when it is first used is fetched all the same once nothing else is to be done: who loses the
 * network afterwards can still enable an annex, and see both sides of a conflict.
 */
export async function fetchTheRest(): Promise<void> {
  const parts = [
    import('../usecases/enable.ts'),
    import('../usecases/conflict.ts'),
    import('./handing-in/outcome-card.tsx'),
  ];
  await Promise.allSettled(parts);
}

export function buildWorld({ host, shell }: Started, data: EngineData): World {
  const { annexes: catalogue, sentences, texts } = data;
  const divisions = divisionsOf(data.divisions);
  const { locale } = sentences;
  const answers = new DatabaseShelf<KeptAnswers>(`${shell.partition}annex-sync-pane-answers`);
  const desk = new Desk({ host, shell, divisions, catalogue, locale, texts, sentences, newId: newKey, answers });
  return { host, shell, desk };
}
