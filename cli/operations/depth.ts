import type { Level } from '../../shared/annex/level.ts';

/** How far down the tree of a fresh deployment goes. */
export type Depth = Extract<Level, 'province' | 'prefecture' | 'county'>;
export const DEPTHS = ['province', 'prefecture', 'county'] as const satisfies readonly Depth[];
