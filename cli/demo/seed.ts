import type { D1Database } from '@cloudflare/workers-types';
import { annexById } from '../../shared/annex/catalogue/index.ts';
import { NOTICES } from '../../shared/annex/notices.ts';
import { addAssignments } from '../../worker/store/assignment.ts';
import { addNotices } from '../../worker/store/notice.ts';
import { addUnits, hasUnits } from '../../worker/store/unit.ts';
import { demoAssignments } from './duties.ts';
import { demoUnits } from './tree.ts';

/**
 * Puts the demo's units, notices and assignments into an empty database, through the Worker's own store. Deadlines
 * count from `now`, the first start; one that is seeded already keeps its own.
 */
export async function seedDemo(db: D1Database, now: Date): Promise<void> {
  if (await hasUnits(db)) return;
  const units = demoUnits();
  const at = now.toISOString();
  const notices = NOTICES.map((notice) => ({
    ...notice,
    publishedAt: at,
    lockedAt: null,
    annexVersions: notice.annexes.map((id) => annexById(id)?.version ?? 1),
  }));
  // Units last of all in meaning, first in the database: a half-made seed is told from a whole one by --reset.
  await addUnits(db, units);
  await addNotices(db, notices);
  await addAssignments(db, demoAssignments(units, now));
}
