import { behaviour } from '../batch/behaviour.ts';
import type { OfSheet } from './targets.ts';

/** Taken and not kept: a look of the window. */
export const FREEZE_PANES = behaviour<OfSheet>({
  call: { FreezeRows: () => undefined, FreezeColumns: () => undefined, Unfreeze: () => undefined },
});
