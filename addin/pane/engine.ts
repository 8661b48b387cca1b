/**
 * Everything that needs the rules: a chunk of its own, fetched while the pane already stands there. Divisions, annexes
 * and sentences come as data beside it.
 */
import type { AnnexDefinition } from '../../shared/annex/definition.ts';
import type { IssueTexts } from '../../shared/i18n/describe-in.ts';
import type { Messages } from '../../shared/i18n/i18n.ts';
import { divisionsOf } from '../../shared/regions/build-divisions.ts';
import type { Started } from '../host/start-office.ts';
import { DatabaseShelf } from '../outbox/database-shelf.ts';
import { newKey } from '../outbox/new-key.ts';
import { Outbox } from '../outbox/outbox.ts';
import { Delivery } from '../usecases/delivery.ts';
import { Desk } from '../usecases/desk.ts';
import type { KeptAnswers } from '../usecases/kept-answers.ts';
import { RepliesShelf } from '../usecases/kept-replies.ts';
import { Returning } from '../usecases/returning.ts';
import type { World } from './world.tsx';

/** What the rules are about, as data. */
export interface EngineData {
  /** As shared/regions/data/national.ts has them. */
  readonly national: string;
  readonly catalogue: readonly AnnexDefinition[];
  readonly sentences: IssueTexts;
  /** Words that end up in the workbook. */
  readonly texts: Messages;
}

/**
 * What is fetched only when it is first used is fetched all the same once nothing else is to be done: who loses the
 * network afterwards can still enable an annex, and see both sides of a conflict.
 */
export async function fetchTheRest(): Promise<void> {
  const parts = [import('../usecases/enable.ts'), import('../usecases/returned.ts'), import('../usecases/conflict.ts')];
  await Promise.allSettled(parts);
}

export function buildWorld({ host, shell }: Started, { national, catalogue, sentences, texts }: EngineData): World {
  const divisions = divisionsOf(national);
  const { locale } = sentences;
  const shelf = <T>(name: string) => new DatabaseShelf<T>(`${shell.partition}annex-sync-pane-${name}`);
  const answers = shelf<KeptAnswers>('answers');
  const desk = new Desk({ host, shell, divisions, catalogue, locale, texts, sentences, newId: newKey, answers });
  const now = () => new Date();
  const outbox = new Outbox({ pending: shelf('pending'), arrived: shelf('arrived'), newKey, now });
  const returning = new Returning(desk, new RepliesShelf(shelf('replies')));
  return { host, shell, desk, returning, delivery: new Delivery(desk, outbox, returning) };
}
