import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Pulling } from '../../usecases/pulling.ts';
import type { Reviewing } from '../../usecases/reviewing.ts';
import type { Tracing } from '../../usecases/tracing.ts';

/** What stands behind the reviewer's face. */
export interface ReviewerWorld {
  readonly reviewing: Reviewing;
  readonly pulling: Pulling;
  readonly tracing: Tracing;
}

export const ReviewerContext = createContext<ReviewerWorld | null>(null);

export function useReviewerWorld(): ReviewerWorld {
  const world = useContext(ReviewerContext);
  if (!world) throw new Error('no ReviewerContext above this component');
  return world;
}
