import type { EventJson, EventList } from '../../shared/api/contracts/event.ts';
import { linkEvents, sealStatement } from '../../shared/audit/chain.ts';
import { GENESIS } from '../../shared/audit/event.ts';
import { BYTE_ORDER_MARK, csvText } from '../../shared/csv/csv-text.ts';
import { ok, type Result } from '../../shared/result.ts';
import { signerOf } from '../auth/receipt-key.ts';
import type { Problem } from '../problem/problem.ts';
import { apiText } from '../problem/text.ts';
import { housesAbout } from '../store/databases.ts';
import { type EventFilter, type ListedEvent, listEvents } from '../store/event.ts';
import { addSeals, unsealedEvents } from '../store/seal.ts';
import { adminInReach } from './access.ts';
import { readPage } from './page.ts';
import type { Caller, World } from './world.ts';

const PAGE = 100;
const EXPORTED_AT_ONCE = 2_000;
const SEALED_AT_ONCE = 500;

/** Links every event that waits to the chain. Several may try at once: the database lets one link in at a place. */
export async function sealEvents(world: Pick<World, 'db' | 'env'>): Promise<void> {
  const signer = await signerOf(world.env);
  for (;;) {
    const { head, events } = await unsealedEvents(world.db, SEALED_AT_ONCE);
    const links = linkEvents(head ?? GENESIS, events).map((link) => ({ ...link, signature: null as string | null }));
    const last = links.at(-1);
    if (!last) return;
    // Whoever could rewrite the whole chain in the database can't sign it.
    last.signature = (await signer?.sign(sealStatement(last))) ?? null;
    if ((await addSeals(world.db, links)) && events.length < SEALED_AT_ONCE) return;
  }
}

export interface EventsAsked {
  readonly unit?: string | undefined;
  readonly kind?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly cursor?: string | undefined;
}

type Filter = Omit<EventFilter, 'limit' | 'before'>;

async function filterOf(world: World, caller: Caller, asked: EventsAsked): Promise<Result<Filter, Problem>> {
  const unit = await adminInReach(world, caller, asked.unit);
  if (!unit.ok) return unit;
  const { kind = null, since = null, until = null } = asked;
  return ok({ path: unit.value.path, exact: asked.unit !== undefined, kind, since, until });
}

/** From the unit's own database and the main one, where changes of the tree and the notices are told. */
function pageOf(world: World, filter: Filter, cursor: string | undefined, limit: number) {
  return readPage<ListedEvent>(
    world,
    housesAbout(world.env, filter.path),
    { cursor, limit, at: ({ at }) => at },
    (db, before, most) => listEvents(db, { ...filter, before, limit: most }),
  );
}

/** What happened in the caller's unit and below, the newest first. For its administrators. */
export async function readEvents(
  world: World,
  caller: Caller,
  asked: EventsAsked,
): Promise<Result<EventList, Problem>> {
  const filter = await filterOf(world, caller, asked);
  if (!filter.ok) return filter;
  const page = await pageOf(world, filter.value, asked.cursor, PAGE);
  if (!page.ok) return page;
  return ok({ items: page.value.items.map((event) => eventJson(world, event)), next: page.value.next });
}

function eventJson(world: World, e: ListedEvent): EventJson {
  const { id, at, unit, unitName, device, deviceLabel, kind, subject, hash } = e;
  const person =
    e.person === null || e.role === null
      ? null
      : { id: e.person, name: e.personName ?? '', role: e.role, unitName: e.personUnit ?? '' };
  const data = JSON.parse(e.data) as Record<string, unknown>;
  const what = whatOf(world, kind);
  return { id, at, unit, unitName, person, device, deviceLabel, kind, what, subject, data, hash };
}

function whatOf(world: World, kind: string): string {
  const text = apiText(`event.${kind}`, {}, world.locale);
  return text === `event.${kind}` ? kind : text;
}

/** The same as CSV, as it is read: one line an event, in the language asked for. */
export async function eventsCsv(
  world: World,
  caller: Caller,
  asked: EventsAsked,
): Promise<Result<AsyncGenerator<string>, Problem>> {
  const filter = await filterOf(world, caller, asked);
  return filter.ok ? ok(csvOf(world, filter.value, asked.cursor)) : filter;
}

const COLUMNS = ['id', 'at', 'unit', 'unitName', 'person', 'role', 'device', 'what', 'kind', 'subject', 'data', 'hash'];

async function* csvOf(world: World, filter: Filter, asked: string | undefined): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvText([COLUMNS.map((key) => apiText(`csv.event.${key}`, {}, world.locale))]);
  for (let cursor = asked; ; ) {
    const page = await pageOf(world, filter, cursor, EXPORTED_AT_ONCE);
    if (!page.ok) return;
    yield csvText(
      page.value.items.map((e) => {
        const role = e.role === null ? '' : apiText(`role.${e.role}`, {}, world.locale);
        const who = [e.personUnit, e.personName].filter(Boolean).join(' ');
        const what = whatOf(world, e.kind);
        return [e.id, e.at, e.unit, e.unitName, who, role, e.device, what, e.kind, e.subject, e.data, e.hash];
      }),
    );
    if (page.value.next === null) return;
    cursor = page.value.next;
  }
}
