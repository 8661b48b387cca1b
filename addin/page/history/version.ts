import type { Versions } from '../../../shared/api/contracts/versions.ts';

/** One version of an annex, as its history lists it. */
export type Version = Versions['items'][number];
