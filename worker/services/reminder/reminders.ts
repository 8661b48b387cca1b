import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { ReminderJson, ReminderList } from '../../../shared/api/contracts/reminder.ts';
import { dueStep, isQuiet } from '../../../shared/reminder/due-step.ts';
import { type OpenAnnex, reminderText } from '../../../shared/reminder/reminder-text.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { newToken } from '../../auth/secret.ts';
import type { Problem } from '../../problem/problem.ts';
import { deliver, type Post } from '../../robot/deliver.ts';
import { limitOf } from '../../robot/request.ts';
import { housesBelow, housesOf } from '../../store/databases.ts';
import type { NewEvent } from '../../store/event.ts';
import { type ProgressRow, progressRows } from '../../store/progress.ts';
import {
  claimReminders,
  type Deadline,
  deadlinesToRemind,
  extendedBelow,
  listReminders,
  MAX_ATTEMPTS,
  type ReminderKey,
  type StoredReminder,
  settledReminders,
  settleReminders,
} from '../../store/reminder.ts';
import { activeSettings, type StoredSettings } from '../../store/reminder-settings.ts';
import { unitByCode } from '../../store/unit.ts';
import { adminInReach } from '../access.ts';
import { readPage } from '../page.ts';
import { rowsAt } from '../progress/progress.ts';
import { isExpected, progressStateOf } from '../progress/state.ts';
import type { SignedIn, World } from '../world.ts';
import { callableRobot } from './reminder-settings.ts';

const DAY = 86_400_000;
/** Steps are 30 days from the deadline at most; holidays and a day's delay move them by less than 20. */
const REACH = 50 * DAY;
/** A cron has 15 minutes and 1,000 questions to the database; a group takes 4. The next cron takes up the rest. */
const GROUPS_AT_ONCE = 200;
/** A Worker has six connections open at most. */
const SIDE_BY_SIDE = 5;
const PAGE = 50;

type Due = Deadline & { readonly step: number };

/** What one group reads in one message: a notice with all its annexes that are due. */
interface Group {
  readonly settings: StoredSettings;
  readonly due: readonly Due[];
}

const keyOf = ({ unit, notice, annex, deadline, step }: ReminderKey) => [unit, notice, annex, deadline, step].join(' ');

/** Sends what is due now; each reminder once, however often this is called. Gives how many messages were sent. */
export async function sendReminders(world: World, post: Post): Promise<number> {
  let sent = 0;
  for (const { db } of housesOf(world.env)) sent += await sendFrom({ ...world, db }, post);
  return sent;
}

/** Of the groups whose units are at home in one database. */
async function sendFrom(world: World, post: Post): Promise<number> {
  const groups = await dueGroups(world);
  let sent = 0;
  const waiting = groups.slice(0, GROUPS_AT_ONCE);
  const work = async () => {
    for (let group = waiting.shift(); group; group = waiting.shift()) if (await remind(world, post, group)) sent++;
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  return sent;
}

async function dueGroups(world: World): Promise<Group[]> {
  const now = world.now.toISOString();
  const awake = (await activeSettings(world.db)).filter(
    ({ quietFrom: from, quietTo: to }) => !isQuiet(now, { from, to }),
  );
  if (awake.length === 0) return [];
  const settings = new Map(awake.map((one) => [one.unit, one]));
  const around = (ms: number) => new Date(world.now.getTime() + ms).toISOString();
  const deadlines = await deadlinesToRemind(world.db, around(-REACH), around(REACH));
  const settled = new Set((await settledReminders(world.db, around(-REACH), around(REACH), now)).map(keyOf));
  const groups = new Map<string, Due[]>();
  for (const deadline of deadlines) {
    const step = dueStep(settings.get(deadline.unit)?.days ?? [], deadline.deadline, now);
    if (step === null || settled.has(keyOf({ ...deadline, step }))) continue;
    const of = `${deadline.unit} ${deadline.notice}`;
    groups.set(of, [...(groups.get(of) ?? []), { ...deadline, step }]);
  }
  return [...groups.values()].flatMap((due) => {
    const one = settings.get(due[0]?.unit ?? '');
    return one ? [{ settings: one, due }] : [];
  });
}

/** Units directly below that owe an annex by a deadline, and can still hand it in: of those that are no longer none is named. */
async function openOf(world: World, due: readonly Due[]): Promise<{ due: Due; open: OpenAnnex }[]> {
  const [{ unit, notice, closed } = { unit: '', notice: '', closed: 0 }] = due;
  const above = await unitByCode(world.db, unit);
  const all = above ? await rowsAt(world, above, (db) => progressRows(db, notice, unit)) : [];
  const rows = all.filter((row) => row.parent === unit && isExpected(row));
  const extended = closed ? await extendedBelow(world.db, notice, unit) : null;
  const now = world.now.toISOString();
  const takes = (row: ProgressRow) =>
    extended === null || (extended.has(`${row.annex} ${row.unit}`) && (row.deadline ?? '') >= now);
  return due.map((one) => {
    const { annex: id, deadline } = one;
    const of = rows.filter((row) => row.annex === id && row.deadline === deadline);
    const inState = (state: string) => of.filter((row) => progressStateOf(row) === state);
    const names = (found: readonly ProgressRow[]) => found.map(({ unitName }) => unitName);
    const annex = annexById(id);
    const open = {
      ...{ code: annex?.code ?? id, title: annex?.title ?? id, deadline, expected: of.length },
      missing: names(inState('missing').filter(takes)),
      returned: names(inState('returned')),
    };
    return { due: one, open };
  });
}

async function remind(world: World, post: Post, { settings, due }: Group): Promise<boolean> {
  const robot = callableRobot(world.env, settings);
  const owing = (await openOf(world, due)).filter(({ open }) => open.missing.length + open.returned.length > 0);
  if (!robot || owing.length === 0) return false;
  const now = world.now.toISOString();
  const claim = newToken();
  const claims = owing.map(({ due: one, open }) => ({
    ...{ unit: one.unit, notice: one.notice, annex: one.annex, deadline: one.deadline, step: one.step },
    ...{ missing: open.missing.length, returned: open.returned.length },
  }));
  const taken = new Set((await claimReminders(world.db, claims, claim, now)).map(keyOf));
  const told = owing.filter(({ due: one }) => taken.has(keyOf(one)));
  const [first] = told;
  if (!first) return false;
  const { title, markdown } = reminderText({
    ...{ noticeTitle: first.due.noticeTitle, unitName: settings.unitName, now, locale: 'zh-CN' },
    annexes: told.map(({ open }) => open),
    address: `${settings.origin}/#/board`,
    limit: limitOf(robot.kind, settings.mentionAll),
  });
  const delivery = await deliver(post, robot, { title, markdown, mentionAll: settings.mentionAll }, world.now);
  const event = eventOf(now, settings.unit, told, delivery);
  await settleReminders(world.db, claim, { ...delivery, message: markdown, now }, event);
  return delivery.state === 'sent';
}

/** Of a program: no person did it. */
function eventOf(
  at: string,
  unit: string,
  told: readonly { due: Due; open: OpenAnnex }[],
  { state, error }: { state: string; error: string | null },
): NewEvent {
  const annexes = told.map(({ due: { annex, deadline, step }, open }) => ({
    ...{ annex, deadline, step, missing: open.missing.length, returned: open.returned.length },
  }));
  const kind = state === 'sent' ? 'reminder.sent' : 'reminder.failed';
  return { at, person: null, unit, kind, subject: told[0]?.due.notice ?? '', data: { annexes, state, error } };
}

/** What was sent to the groups of the caller's unit and below, the newest first. For administrators. */
export async function readReminders(
  world: World,
  caller: SignedIn,
  asked: { unit?: string | undefined; notice?: string | undefined; cursor?: string | undefined },
): Promise<Result<ReminderList, Problem>> {
  const unit = await adminInReach(world, caller, asked.unit);
  if (!unit.ok) return unit;
  const { path } = unit.value;
  const of = { path, exact: asked.unit !== undefined, notice: asked.notice ?? null };
  const page = await readPage<StoredReminder>(
    world,
    housesBelow(world.env, path),
    { cursor: asked.cursor, limit: PAGE, at: ({ at }) => at },
    (db, before, limit) => listReminders(db, { ...of, before, limit }),
  );
  return page.ok ? ok({ ...page.value, items: page.value.items.map(reminderJson) }) : page;
}

function reminderJson(r: StoredReminder): ReminderJson {
  const { id, step, state, againAt, ...rest } = r;
  return {
    ...rest,
    id: String(id),
    annexTitle: annexById(r.annex)?.title ?? r.annex,
    day: step,
    state: state === 'sending' ? 'unknown' : state,
    again: againAt !== null && r.attempts < MAX_ATTEMPTS,
  };
}
