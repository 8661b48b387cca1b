import { DatabaseShelf } from '../../outbox/database-shelf.ts';
import { newKey } from '../../outbox/new-key.ts';
import { Outbox } from '../../outbox/outbox.ts';
import { MemoryShelf } from '../../outbox/shelf.ts';

/** What the page has not sent yet. No receipt is brought back into a file: the page hands files out, and keeps none. */
export const outbox = new Outbox({
  pending: new DatabaseShelf('annex-sync-page-pending'),
  arrived: new MemoryShelf(),
  newKey,
  now: () => new Date(),
});
