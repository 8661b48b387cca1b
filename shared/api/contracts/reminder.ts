import { z } from 'zod';

/** The robots of group chats that reminders can go to: 企业微信 and 钉钉. */
export const ROBOTS = ['wecom', 'dingtalk'] as const;

/** `18:00`, Beijing time. */
const clockSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** From and to are Beijing time; `from` after `to` runs over midnight, equal ones are no quiet at all. */
const quietSchema = z.object({ from: clockSchema, to: clockSchema }).meta({ id: 'QuietHours' });

/** Days from the deadline's day: -3 three days before, 0 on the day, 2 two days after. */
const daysSchema = z
  .array(z.int().min(-30).max(30))
  .min(1)
  .max(10)
  .refine((days) => new Set(days).size === days.length);

/** The address the robot was given, with its key; `secret`: of a DingTalk robot that checks signatures. */
const robotInputSchema = z.object({
  kind: z.enum(ROBOTS),
  address: z.string().trim().min(1).max(500),
  secret: z.string().trim().max(200).nullish(),
});

/** `robot` left out: the one that is kept stays; null: none any more. What is left out stays as it is. */
export const reminderSettingsInputSchema = z
  .object({
    unit: z.string().max(40).optional(),
    robot: robotInputSchema.nullable().optional(),
    active: z.boolean().optional(),
    days: daysSchema.optional(),
    quiet: quietSchema.optional(),
    mentionAll: z.boolean().optional(),
  })
  .meta({ id: 'ReminderSettingsInput' });

/** Of one unit: where its group is reminded of the reports of the units directly below it, and when. */
export const reminderSettingsSchema = z
  .object({
    unit: z.string(),
    unitName: z.string(),
    /** `masked`: the address without its key, which is never told again. */
    robot: z.object({ kind: z.enum(ROBOTS), masked: z.string(), signed: z.boolean() }).nullable(),
    active: z.boolean(),
    days: z.array(z.int()),
    quiet: quietSchema,
    mentionAll: z.boolean(),
    updatedAt: z.iso.datetime().nullable(),
    /** The last year whose public holidays and 调休 workdays are known; after it only weekends are free. */
    calendarUntil: z.int(),
    /** Hosts an address may name. */
    hosts: z.array(z.string()),
  })
  .meta({ id: 'ReminderSettings' });

export const reminderTestInputSchema = z
  .object({ unit: z.string().max(40).optional() })
  .meta({ id: 'ReminderTestInput' });

/** `error`: why the robot did not take it, as `http.500`, `errcode.310000`, `timeout`, `network`. */
export const reminderTestSchema = z
  .object({ sent: z.boolean(), error: z.string().nullable(), message: z.string() })
  .meta({ id: 'ReminderTest' });

export const REMINDER_STATES = ['sent', 'failed', 'unknown'] as const;

/** A reminder of one annex to one unit's group. `day`: the step, in days from the deadline's day. */
export const reminderSchema = z
  .object({
    id: z.string(),
    unit: z.string(),
    unitName: z.string(),
    notice: z.string(),
    noticeTitle: z.string(),
    annex: z.string(),
    annexTitle: z.string(),
    deadline: z.iso.datetime(),
    day: z.int(),
    /** `failed`: refused, tried again up to 5 times. `unknown`: no answer came; not sent twice. */
    state: z.enum(REMINDER_STATES),
    attempts: z.int(),
    error: z.string().nullable(),
    /** When it was first tried, and when last. */
    at: z.iso.datetime(),
    triedAt: z.iso.datetime(),
    /** Whether it is tried again. */
    again: z.boolean(),
    missing: z.int(),
    returned: z.int(),
    /** What the group read. */
    message: z.string(),
  })
  .meta({ id: 'Reminder' });

export const reminderQuerySchema = z.object({
  unit: z.string().max(40).optional(),
  notice: z.string().max(60).optional(),
  cursor: z.string().max(20).optional(),
});
export const reminderSettingsQuerySchema = z.object({ unit: z.string().max(40).optional() });

/** The newest first. */
export const reminderListSchema = z
  .object({ items: z.array(reminderSchema), next: z.string().nullable() })
  .meta({ id: 'ReminderList' });

export type RobotKind = (typeof ROBOTS)[number];
export type QuietHours = z.infer<typeof quietSchema>;
export type ReminderSettingsInput = z.infer<typeof reminderSettingsInputSchema>;
export type ReminderSettings = z.infer<typeof reminderSettingsSchema>;
export type ReminderTest = z.infer<typeof reminderTestSchema>;
export type ReminderJson = z.infer<typeof reminderSchema>;
export type ReminderList = z.infer<typeof reminderListSchema>;
