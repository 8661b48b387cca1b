import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Reviewing } from '../../usecases/reviewing.ts';

export const ReviewingContext = createContext<Reviewing | null>(null);

export function useReviewing(): Reviewing {
  const reviewing = useContext(ReviewingContext);
  if (!reviewing) throw new Error('no ReviewingContext above this component');
  return reviewing;
}
