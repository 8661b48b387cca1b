import type { D1Database } from '@cloudflare/workers-types';
import { annexById, CATALOGUE } from '../../shared/annex/catalogue/index.ts';
import { NOTICES } from '../../shared/annex/notices.ts';
import { addAssignments } from '../../worker/store/assignment.ts';
import { insertDefinitions } from '../../worker/store/draft.ts';
import { addNotices, noticeById } from '../../worker/store/notice.ts';
import { addUnits } from '../../worker/store/unit.ts';
import { demoAssignments } from './duties.ts';
import { demoUnits } from './tree.ts';

/**
 * Puts the demo's units, notices and assignments into a database, through the Worker's own store. Deadlines count from
 * the first start; doing it again changes nothing, and ends what was broken off.
 */
export async function seedDemo(db: D1Database, now: Date): Promise<void> {
  const units = demoUnits();
  const publishedAt = now.toISOString();
  const notices = NOTICES.map((notice) => ({
    ...notice,
    publishedAt,
    annexVersions: notice.annexes.map((id) => annexById(id)?.version ?? 1),
  }));
  await addUnits(db, units);
  await addNotices(db, notices);
  await insertDefinitions(db, CATALOGUE).run();
  const first = await noticeById(db, notices[0]?.id ?? '');
  await addAssignments(db, demoAssignments(units, new Date(first?.publishedAt ?? publishedAt)));
}
