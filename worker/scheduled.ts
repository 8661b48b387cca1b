import type { Env } from './env.ts';
import type { Post } from './robot/deliver.ts';
import { sealEvents } from './services/audit.ts';
import { sendReminders } from './services/reminder/reminders.ts';
import { copyToAll } from './services/workplace.ts';
import { housesOf } from './store/databases.ts';

/**
 * What a cron does: copies that could not be taken at once, reminders that are due, then the links of what that changed,
 * and of what a request left.
 */
export async function runScheduled(env: Env, at: Date, post: Post = (address, init) => fetch(address, init)) {
  const world = { env, db: env.DB, now: at, locale: 'zh-CN' } as const;
  await copyToAll(world);
  const sent = await sendReminders(world, post);
  for (const { db } of housesOf(env)) await sealEvents({ ...world, db });
  console.log(JSON.stringify({ cron: 'reminders', sent }));
}
