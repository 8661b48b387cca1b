import type { ReminderList, ReminderSettings, ReminderSettingsInput, ReminderTest } from '../contracts/reminder.ts';
import { type Calls, posted } from './call.ts';

/** Reminders in a unit's group chat: by an administrator of the unit or above. */
export const remindingCalls = ({ json }: Calls) => ({
  reminderSettings: (unit?: string) => json<ReminderSettings>('/reminders/settings', { query: { unit } }),
  /** What is left out stays as it is. */
  saveReminderSettings: (input: ReminderSettingsInput) => json<ReminderSettings>('/reminders/settings', posted(input)),
  /** Sends a message to the group now, whatever the hour. */
  testReminder: (unit?: string) => json<ReminderTest>('/reminders/test', posted({ unit })),
  /** What was sent, the newest first. */
  reminders: (query: { unit?: string; notice?: string; cursor?: string | undefined } = {}) =>
    json<ReminderList>('/reminders', { query }),
});
