import { useEffect, useState } from 'preact/hooks';
import type { Desk } from '../usecases/desk.ts';
import type { ReviewerRoom } from './reviewer/reviewer-room.tsx';
import type { ReviewerWorld } from './reviewer/reviewer-world.ts';
import type { Signed, World } from './world.tsx';

/** Between two looks at how far the units have come. */
const NEWS_MS = 300_000;

export interface Reviewer {
  readonly desk: Desk;
  readonly behind: ReviewerWorld;
  readonly Room: typeof ReviewerRoom;
}

export interface ReviewerLoading {
  /** Null until it is fetched, and for officers. */
  readonly reviewer: Reviewer | null;
  readonly failed: boolean;
}

async function load(desk: Desk): Promise<Reviewer> {
  const room = await import('./reviewer/reviewer-room.tsx');
  return { desk, behind: room.buildReviewerWorld(desk), Room: room.ReviewerRoom };
}

/** What only those who review need, fetched when one of them signs in. */
export function useReviewer(world: World | null, signed: Signed | null): ReviewerLoading {
  const [reviewer, setReviewer] = useState<Reviewer | null>(null);
  const [failed, setFailed] = useState(false);
  const reviews = signed !== null && signed.session.role !== 'officer';
  const here = reviewer?.desk === world?.desk ? reviewer : null;
  useEffect(() => {
    if (!world || !reviews || here) return;
    setFailed(false);
    load(world.desk).then(setReviewer, () => setFailed(true));
  }, [world, reviews, here]);
  useEffect(() => {
    if (!here) return;
    const { reviewing, pulling, tracing } = here.behind;
    for (const each of [reviewing, pulling, tracing]) each.signedInAs(signed?.session ?? null, signed?.api ?? null);
  }, [here, signed]);
  useEffect(() => {
    if (!here || !signed) return;
    const news = () => {
      if (document.visibilityState === 'visible') void here.behind.reviewing.loadProgress();
    };
    const looking = setInterval(news, NEWS_MS);
    document.addEventListener('visibilitychange', news);
    return () => {
      clearInterval(looking);
      document.removeEventListener('visibilitychange', news);
    };
  }, [here, signed]);
  return { reviewer: reviews ? here : null, failed };
}
