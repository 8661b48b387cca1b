import type { Decision } from '../../../shared/api/contracts/review.ts';
import { momentText } from '../../ui/time.ts';
import { useSay } from '../words.ts';

/** What was said of a version that did not stand: by whom, when, of which cells. */
export function Said({ decision }: { decision: Decision }) {
  const say = useSay();
  const { unitName, at, overall, reasons, kind } = decision;
  const params = { unit: unitName, time: momentText(at, say.locale) };
  return (
    <div class="said small">
      <p class="quiet">{say(kind === 'withdraw' ? 'history.withdrawn' : 'history.returned', params)}</p>
      {overall && <p>{overall}</p>}
      <ul>
        {reasons.map(({ record, field, cell, label, text }) => (
          <li key={`${record}/${field}/${text}`}>
            {cell && <span class="finding-place">{cell}</span>}
            {label && <span class="quiet">{label} </span>}
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}
