import type { ProgressEntry, ProgressState } from '../../../shared/api/contracts/progress.ts';
import { StateWord } from '../../ui/state-word.tsx';
import { useSay } from '../../ui/text.tsx';
import { momentText } from '../../ui/time.ts';

/** What asks for action comes first. */
const RANK: Readonly<Record<ProgressState, number>> = {
  missing: 0,
  returned: 1,
  submitted: 2,
  nil: 3,
  accepted: 4,
  exempt: 5,
};

/** The table twin of the tile map: missing first, then returned, submitted, accepted. */
export function UnitTable(props: {
  units: readonly ProgressEntry[];
  chosen: string | null;
  onChoose(unit: string): void;
}) {
  const say = useSay();
  const sorted = [...props.units].sort((a, b) => RANK[a.state] - RANK[b.state] || (a.unit < b.unit ? -1 : 1));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section class="table-box" tabIndex={0} aria-label={say('board.table')}>
      <table class="units">
        <thead>
          <tr>
            <th scope="col">{say('board.unit')}</th>
            <th scope="col">{say('board.state')}</th>
            <th scope="col">{say('board.version')}</th>
            <th scope="col">{say('board.count')}</th>
            <th scope="col">{say('board.time')}</th>
            <th scope="col">{say('board.receipt')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((unit) => (
            <tr key={unit.unit} class={props.chosen === unit.unit ? 'chosen' : ''} data-unit={unit.unit}>
              <th scope="row">
                <button type="button" class="link" onClick={() => props.onChoose(unit.unit)}>
                  {unit.unitName}
                </button>
              </th>
              <td>
                <StateWord state={unit.state} />
                {unit.timeliness === 'late' && <StateWord state="late" />}
              </td>
              <td>{unit.version ?? ''}</td>
              <td>{unit.count ?? ''}</td>
              <td>{unit.time ? momentText(unit.time, say.locale) : ''}</td>
              <td>{unit.receiptNumber ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
