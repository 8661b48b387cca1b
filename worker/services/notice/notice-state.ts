import type { HandIn, NoticeState } from '../../../shared/api/contracts/notice.ts';

/** Whether a notice is open, closed or locked. */
export function noticeStateOf(notice: {
  readonly closedAt: string | null;
  readonly lockedAt: string | null;
}): NoticeState {
  if (notice.lockedAt !== null) return 'locked';
  return notice.closedAt === null ? 'open' : 'closed';
}

/** How a unit stands towards an annex. */
export interface Asked {
  readonly closedAt: string | null;
  readonly lockedAt: string | null;
  readonly duty: 'must' | 'may' | 'exempt' | null;
  readonly decision: 'return' | 'accept' | 'withdraw' | null;
  /** When the unit was last given more time; null: never. */
  readonly extendedAt: string | null;
  readonly deadline: string | null;
}

/** Whether a submission would be taken now, and why: the same conditions the database holds it to when it is stored. */
export function handInOf(asked: Asked, now: string): HandIn {
  if (asked.duty === null || asked.duty === 'exempt') return 'notAsked';
  const state = noticeStateOf(asked);
  if (state === 'locked') return 'locked';
  if (state === 'open') return 'open';
  if (asked.decision === 'return') return 'returned';
  const extended = asked.extendedAt !== null && asked.deadline !== null && asked.deadline >= now;
  return extended ? 'extended' : 'closed';
}
