import type { ReminderSettings, ReminderSettingsInput, ReminderTest } from '../../../shared/api/contracts/reminder.ts';
import { CALENDAR_UNTIL } from '../../../shared/calendar/china-holidays.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Env } from '../../env.ts';
import { type Problem, problem } from '../../problem/problem.ts';
import { apiText } from '../../problem/text.ts';
import { hostsOf, maskedAddress, ROBOT_PLACES, robotAddress } from '../../robot/address.ts';
import { deliver, type Post } from '../../robot/deliver.ts';
import type { Robot } from '../../robot/request.ts';
import { homeOf } from '../../store/databases.ts';
import { type StoredSettings, saveSettings, settingsByUnit } from '../../store/reminder-settings.ts';
import type { Unit } from '../../store/unit.ts';
import { adminInReach } from '../access.ts';
import { eventBy } from '../people/people.ts';
import { workIn } from '../workplace.ts';
import type { SignedIn, World } from '../world.ts';

/** Offices work from 8:30 to 18:00; three days are time to merge, one to ring. */
const DEFAULTS = { days: [-3, -1, 0, 1, 3], quietFrom: '18:00', quietTo: '08:30' } as const;

const emptySettings = ({ code, name }: Unit): Omit<StoredSettings, 'updatedAt'> => ({
  ...{ unit: code, unitName: name, robot: null, address: null, secret: null },
  ...{ active: false, mentionAll: false, origin: '', ...DEFAULTS },
});

function settingsJson(env: Env, s: Omit<StoredSettings, 'updatedAt'>, updatedAt: string | null): ReminderSettings {
  const { unit, unitName, robot, address, active, mentionAll } = s;
  return {
    ...{ unit, unitName, active, mentionAll, updatedAt, days: [...s.days] },
    robot: robot && address ? { kind: robot, masked: maskedAddress(robot, address), signed: s.secret !== null } : null,
    quiet: { from: s.quietFrom, to: s.quietTo },
    calendarUntil: CALENDAR_UNTIL,
    hosts: [...Object.values(ROBOT_PLACES).map(({ host }) => host), ...hostsOf(env.REMINDER_HOSTS)],
  };
}

/** For administrators of the unit or above. */
export async function readSettings(
  world: World,
  caller: SignedIn,
  unitCode: string | undefined,
): Promise<Result<ReminderSettings, Problem>> {
  const unit = await adminInReach(world, caller, unitCode);
  if (!unit.ok) return unit;
  const stored = await settingsByUnit(homeOf(world.env, unit.value.path).db, unit.value.code);
  return ok(settingsJson(world.env, stored ?? emptySettings(unit.value), stored?.updatedAt ?? null));
}

type RobotPart = Pick<StoredSettings, 'robot' | 'address' | 'secret'>;

function robotOf(env: Env, asked: ReminderSettingsInput['robot'], kept: RobotPart): Result<RobotPart, Problem> {
  if (asked === undefined) return ok({ robot: kept.robot, address: kept.address, secret: kept.secret });
  if (asked === null) return ok({ robot: null, address: null, secret: null });
  const address = robotAddress(asked.kind, asked.address, hostsOf(env.REMINDER_HOSTS));
  if (!address) return fail(problem('reminder.address'));
  // 企业微信 has no signature: its key is in the address.
  const secret = asked.kind === 'dingtalk' && asked.secret ? asked.secret : null;
  return ok({ robot: asked.kind, address: address.href, secret });
}

/** Changes what is given, keeps the rest. `origin`: where the page is, for the link in the message. */
export async function changeSettings(
  world: World,
  caller: SignedIn,
  input: ReminderSettingsInput,
  origin: string,
): Promise<Result<ReminderSettings, Problem>> {
  const unit = await adminInReach(world, caller, input.unit);
  if (!unit.ok) return unit;
  const there = await workIn(world, caller, homeOf(world.env, unit.value.path));
  const kept = (await settingsByUnit(there.db, unit.value.code)) ?? emptySettings(unit.value);
  const robot = robotOf(world.env, input.robot, kept);
  if (!robot.ok) return robot;
  const has = robot.value.address !== null;
  if (input.active && !has) return fail(problem('reminder.noRobot'));
  const settings = {
    ...kept,
    ...robot.value,
    // A robot that was just given is to be used, unless said otherwise.
    active: has && (input.active ?? (input.robot ? true : kept.active)),
    days: [...(input.days ?? kept.days)].sort((a, b) => a - b),
    quietFrom: input.quiet?.from ?? kept.quietFrom,
    quietTo: input.quiet?.to ?? kept.quietTo,
    mentionAll: input.mentionAll ?? kept.mentionAll,
    origin,
  };
  const { active, days, quietFrom, quietTo, mentionAll } = settings;
  const data = {
    robot: settings.robot,
    newRobot: input.robot !== undefined,
    active,
    days,
    quietFrom,
    quietTo,
    mentionAll,
  };
  const event = eventBy(world, caller, {
    unit: settings.unit,
    kind: 'reminder.settings',
    subject: settings.unit,
    data,
  });
  await saveSettings(there.db, settings, event);
  return ok(settingsJson(world.env, settings, event.at));
}

/** The robot, if its address is still one that may be called. */
export function callableRobot(env: Env, { robot, address, secret }: RobotPart): Robot | null {
  if (robot === null || address === null) return null;
  const checked = robotAddress(robot, address, hostsOf(env.REMINDER_HOSTS));
  return checked && { kind: robot, address: checked.href, secret };
}

/** Sends a message to the group now, whatever the hour. */
export async function testRobot(
  world: World,
  caller: SignedIn,
  unitCode: string | undefined,
  post: Post,
): Promise<Result<ReminderTest, Problem>> {
  const unit = await adminInReach(world, caller, unitCode);
  if (!unit.ok) return unit;
  const settings = await settingsByUnit(homeOf(world.env, unit.value.path).db, unit.value.code);
  const robot = settings && callableRobot(world.env, settings);
  if (!robot) return fail(problem('reminder.noRobot'));
  const message = apiText('reminder.test', { unit: unit.value.name }, 'zh-CN');
  const sent = await deliver(post, robot, { title: message, markdown: message, mentionAll: false }, world.now);
  return ok({ sent: sent.state === 'sent', error: sent.error, message });
}
