import type { ForwardParts } from '../../../shared/api/contracts/forward-parts.ts';
import { forwardOf, ownRowsOf } from '../../store/forward.ts';
import { receiptNumber } from '../submission/receipts.ts';
import type { World } from '../world.ts';
import { staleOf } from './stale.ts';

/** What a stored submission was made of; null for one that was filled in. */
export async function forwardJson(world: World, id: number, year: number): Promise<ForwardParts | null> {
  const found = await forwardOf(world.db, id);
  if (!found) return null;
  const [own, stale] = await Promise.all([ownRowsOf(world.db, id), staleOf(world, [id])]);
  const went = found.inputs.flatMap(({ unit, unitName, submission, version }) =>
    submission === null || version === null
      ? []
      : [
          {
            unit,
            unitName,
            submission: String(submission),
            version,
            receiptNumber: receiptNumber({ year, id: submission }),
          },
        ],
  );
  const missing = found.inputs.filter(({ submission }) => submission === null);
  return {
    coverage: {
      expected: found.inputs.length,
      counted: went.length,
      nil: found.inputs.filter(({ nil }) => nil === 1).length,
      missing: missing.map(({ unit, unitName }) => ({ unit, unitName })),
    },
    ...{ own: own.length, ownStated: found.ownStated, inputs: went, stale },
  };
}
