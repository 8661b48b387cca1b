import type { AnnexProgress } from '../../shared/api/contracts/progress.ts';
import { isWaiting, shareOf } from '../usecases/board.ts';
import { useSay } from './text.tsx';

/** How many of how many have reported, as words and a bar; on time, complete and accepted each for itself. */
export function Coverage({ annex }: { annex: AnnexProgress }) {
  const say = useSay();
  const { reported, onTime, complete, accepted } = annex.counts;
  const { numerator: done, denominator: of } = reported;
  const facts = [
    ['missing', annex.missing],
    ['returned', annex.returned],
    ['waiting', annex.units.filter(isWaiting).length],
    ['late', annex.late],
    ['nil', annex.nil],
    ['exempt', annex.exempt - annex.retired],
    ['retired', annex.retired],
  ] as const;
  const rates = [
    ['onTime', onTime],
    ['complete', complete],
    ['accepted', accepted],
  ] as const;
  return (
    <div class="coverage-bar">
      <p class="row">
        <strong class="big" aria-live="polite">
          {say('board.reported', { done, of })}
        </strong>
        <span class="row small quiet">
          {facts.map(([key, count]) => count > 0 && <span key={key}>{say(`board.${key}`, { count })}</span>)}
        </span>
      </p>
      <progress class="share" max={1} value={shareOf(reported) ?? 0} aria-label={say('board.bar', { done, of })} />
      <p class="row small quiet">
        {rates.map(([key, rate]) => (
          <span key={key} title={say(`board.rate.${key}.why`)}>
            {say(`board.rate.${key}`, { done: rate.numerator, of: rate.denominator })}
          </span>
        ))}
      </p>
    </div>
  );
}
