/**
 * Everything that needs the rules: a chunk of its own, fetched while the pane already stands there. The divisions come
 * as a text beside it.
 */
import { CATALOGUE } from '../../shared/annex/catalogue/index.ts';
import type { Locale, Messages } from '../../shared/i18n/i18n.ts';
import { divisionsOf } from '../../shared/regions/build-divisions.ts';
import type { Started } from '../host/start-office.ts';
import { DatabaseShelf } from '../outbox/database-shelf.ts';
import { Outbox } from '../outbox/outbox.ts';
import { Delivery } from '../usecases/delivery.ts';
import { Desk } from '../usecases/desk.ts';
import type { KeptAnswers } from '../usecases/kept-answers.ts';
import type { Fetched } from '../usecases/pull/request.ts';
import { Reviewing } from '../usecases/reviewing.ts';
import type { World } from './world.tsx';

/** Beyond 20,000 rows the Worker leaves the file to the client: what renders it is fetched only then. */
async function render(locale: Locale, { merged, progress }: Fetched): Promise<Uint8Array> {
  const { renderMerged } = await import('../usecases/pull/render-merged.ts');
  return renderMerged({ merged, units: progress.units, deadline: progress.deadline, locale });
}

/** 128 random bits; crypto.randomUUID is missing where a page is not served over https. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function buildWorld({ host, shell }: Started, national: string, locale: Locale, texts: Messages): World {
  const divisions = divisionsOf(national);
  const shelf = <T>(name: string) => new DatabaseShelf<T>(`${shell.partition}annex-sync-pane-${name}`);
  const answers = shelf<KeptAnswers>('answers');
  const desk = new Desk({ host, shell, divisions, catalogue: CATALOGUE, locale, texts, newId: newKey, answers });
  const now = () => new Date();
  const outbox = new Outbox({ pending: shelf('pending'), arrived: shelf('arrived'), newKey, now });
  return {
    host,
    shell,
    desk,
    delivery: new Delivery(desk, outbox),
    reviewing: new Reviewing(desk, now, (fetched) => render(locale, fetched)),
  };
}
