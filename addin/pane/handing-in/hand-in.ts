import { createUnitClient } from '../../../shared/api/unit-client.ts';
import { DatabaseShelf } from '../../outbox/database-shelf.ts';
import { newKey } from '../../outbox/new-key.ts';
import { Outbox } from '../../outbox/outbox.ts';
import { Answering } from '../../usecases/answering.ts';
import { Correcting } from '../../usecases/correcting.ts';
import { Delivery } from '../../usecases/delivery.ts';
import { RepliesShelf } from '../../usecases/kept-replies.ts';
import { Returning } from '../../usecases/returning.ts';
import { Menu } from '../menu.tsx';
import { PlacePicker } from '../officer/place-picker.tsx';
import type { HandIn, World } from '../world.tsx';
import { DutyFacts } from './duty-facts.tsx';
import { FindingHands } from './finding-hands.tsx';
import { Foot } from './foot.tsx';
import { News } from './news.tsx';

/** Between two tries to send what waits. */
const RETRY_MS = 20_000;
/** Between two looks at whether something was returned, extended or closed meanwhile. */
const NEWS_MS = 300_000;

/** Everything that handing in takes, over the desk that judges. */
export function buildHandIn({ desk, shell }: World): HandIn {
  const shelf = <T>(name: string) => new DatabaseShelf<T>(`${shell.partition}annex-sync-pane-${name}`);
  const now = () => new Date();
  const outbox = new Outbox({ pending: shelf('pending'), arrived: shelf('arrived'), newKey, now });
  const returning = new Returning(desk, new RepliesShelf(shelf('replies')));
  const correcting = new Correcting(desk);
  const answering = new Answering(desk);
  const delivery = new Delivery(desk, outbox, returning);
  return {
    ...{ delivery, correcting, answering, returning },
    ...{ Menu, FindingHands, PlacePicker, DutyFacts, News, Foot },
    signedInAs(signed) {
      const session = signed?.session ?? null;
      const api = signed && createUnitClient(signed.asking);
      returning.signedInAs(session, api);
      void delivery.signedInAs(session, api);
      return signed ? keepAsking(delivery) : () => undefined;
    },
  };
}

/** Sends what waits, and asks for news, from time to time; the value leaves off. */
function keepAsking(delivery: Delivery): () => void {
  const again = () => {
    if (delivery.store.state.waiting.length > 0 || delivery.store.state.offline) {
      void delivery.retry();
      void delivery.loadNotices();
    }
  };
  const news = () => {
    if (document.visibilityState === 'visible') void delivery.loadNotices();
  };
  const timer = setInterval(again, RETRY_MS);
  const looking = setInterval(news, NEWS_MS);
  addEventListener('online', again);
  document.addEventListener('visibilitychange', news);
  return () => {
    clearInterval(timer);
    clearInterval(looking);
    removeEventListener('online', again);
    document.removeEventListener('visibilitychange', news);
  };
}
