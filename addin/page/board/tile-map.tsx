import type { ProgressEntry, ProgressState } from '../../../shared/api/contracts/progress.ts';
import { shortUnitName } from '../../../shared/regions/short-name.ts';
import { Icon } from '../../ui/icon.tsx';
import { STATE_LOOK, StateWord } from '../../ui/state-word.tsx';
import { useSay } from '../../ui/text.tsx';
import { TILE_PLACES } from './tile-places.ts';

const ORDER: readonly ProgressState[] = ['missing', 'returned', 'submitted', 'nil', 'accepted', 'exempt'];

/** The units below as tiles coloured by state: the provinces lie as on a map, others in a row. The table is its twin. */
export function TileMap(props: {
  units: readonly ProgressEntry[];
  chosen: string | null;
  onChoose(unit: string): void;
}) {
  const say = useSay();
  const { units } = props;
  const asMap = units.length > 5 && units.every((unit) => TILE_PLACES[unit.unit]);
  // Organisations hang below the province beside its cities: they come after them.
  const sorted = [...units].sort((a, b) => Number(a.unit.length > 6) - Number(b.unit.length > 6));
  const states = ORDER.filter((state) => units.some((unit) => unit.state === state));
  return (
    <figure class="tile-figure">
      <ul class={asMap ? 'tiles map' : 'tiles'} aria-label={say('board.map')}>
        {sorted.map((unit) => {
          const [column, row] = TILE_PLACES[unit.unit] ?? [0, 0];
          const { tone, icon } = STATE_LOOK[unit.state];
          const words = say(`state.${unit.state}`) + (unit.timeliness === 'late' ? ` · ${say('state.late')}` : '');
          return (
            <li key={unit.unit} style={asMap ? { gridColumn: column, gridRow: row } : {}}>
              <button
                type="button"
                class={`tile tile-${tone}${props.chosen === unit.unit ? ' chosen' : ''}`}
                data-unit={unit.unit}
                data-state={unit.state}
                aria-pressed={props.chosen === unit.unit}
                title={`${unit.unitName}：${words}`}
                onClick={() => props.onChoose(unit.unit)}
              >
                <Icon name={icon} />
                <span class="tile-name">{shortUnitName(unit.unit, unit.unitName)}</span>
                <span class="visually-hidden">{say('board.open', { unit: unit.unitName, state: words })}</span>
                {unit.timeliness === 'late' && <span class="tile-late" />}
              </button>
            </li>
          );
        })}
      </ul>
      <figcaption class="row small legend">
        {states.map((state) => (
          <StateWord key={state} state={state} />
        ))}
        {units.some((unit) => unit.timeliness === 'late') && <StateWord state="late" />}
      </figcaption>
    </figure>
  );
}
