import { StateWord, shownState } from '../../ui/state-word.tsx';
import { shortMomentText } from '../../ui/time.ts';
import type { Board, BoardLine, Ratio } from '../../usecases/board.ts';
import { useSay } from '../words.ts';
import { addressOf, type Shown } from './route.ts';
import { More, useSteps } from './steps.tsx';
import { ratesBelow } from './tile-map.tsx';

/** The table twin of the tile map: missing first, then returned, submitted, accepted. */
export function UnitTable({ board, place, mayDecide }: { board: Board; place: Shown; mayDecide: boolean }) {
  const say = useSay();
  const below = ratesBelow(board.annex.subtree);
  const { shown, rest, more } = useSteps(board.lines);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section class="table-box" tabIndex={0} aria-label={say('board.table')}>
      <table class="units">
        <thead>
          <tr>
            <th scope="col">{say('board.unit')}</th>
            <th scope="col">{say('board.state')}</th>
            {below.size > 0 && <th scope="col">{say('board.below')}</th>}
            <th scope="col">{say('board.version')}</th>
            <th scope="col">{say('board.count')}</th>
            <th scope="col">{say('board.time')}</th>
            <th scope="col">{say('board.receipt')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => (
            <Line
              key={line.unit}
              line={line}
              {...(below.size > 0 ? { below: below.get(line.unit) ?? null } : {})}
              place={place}
              mayDecide={mayDecide}
            />
          ))}
        </tbody>
      </table>
      {rest > 0 && <More count={rest} onMore={more} />}
    </section>
  );
}

function Line(props: { line: BoardLine; below?: Ratio | null; place: Shown; mayDecide: boolean }) {
  const say = useSay();
  const { line, below, place } = props;
  return (
    <tr data-unit={line.unit}>
      <th scope="row">
        <a href={addressOf({ ...place, unit: line.unit, view: 'board' })}>{line.unitName}</a>
      </th>
      <td>
        <span class="row states">
          <StateWord state={shownState(line)} />
          {line.retired && line.state !== 'exempt' && <StateWord state="retired" />}
          {line.timeliness === 'late' && <StateWord state="late" />}
          {line.stale.length > 0 && <StateWord state="stale" />}
          {props.mayDecide && line.waiting && (
            <a
              class="button small review-go"
              href={addressOf({ ...place, unit: line.unit, view: 'sheet' })}
              aria-label={say('review.open', { unit: line.unitName })}
            >
              {say('review.go')}
            </a>
          )}
        </span>
      </td>
      {below !== undefined && <td>{below ? `${below.numerator}/${below.denominator}` : ''}</td>}
      <td>{line.version ?? ''}</td>
      <td>{line.count ?? ''}</td>
      <td class="keep">{line.time ? shortMomentText(line.time, say.locale, new Date()) : ''}</td>
      <td class="keep">
        {line.receiptNumber && <a href={`#/receipt/${encodeURIComponent(line.receiptNumber)}`}>{line.receiptNumber}</a>}
      </td>
    </tr>
  );
}
