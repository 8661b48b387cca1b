import { eventListSchema } from '../../../shared/api/contracts/event.ts';
import { type Asked, FILE } from '../support/asked.ts';
import { person, UNITS } from '../support/people.ts';

const asAdmin = async (path: string, init?: RequestInit) =>
  (await person(UNITS.xuzhou, { role: 'admin' })).send(path, init);

/** The administrators' operations, each asked once. */
export const ADMIN_ASKED: Record<string, Asked> = {
  listEvents: { ask: () => asAdmin('/events'), answers: eventListSchema },
  eventsFile: { ask: () => asAdmin('/events.csv'), answers: FILE, bytes: 100 },
};
