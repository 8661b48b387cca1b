import { useState } from 'preact/hooks';
import type { SubtreeEntry } from '../../../shared/api/contracts/progress.ts';
import { shortUnitName } from '../../../shared/regions/short-name.ts';
import { Icon } from '../../ui/icon.tsx';
import { type ShownState, STATE_LOOK, StateWord, shownState } from '../../ui/state-word.tsx';
import { type Board, type BoardLine, type Ratio, shareOf } from '../../usecases/board.ts';
import { useSay } from '../words.ts';
import { addressOf, type Shown } from './route.ts';
import { More, useSteps } from './steps.tsx';
import { TILE_PLACES } from './tile-places.ts';

const ORDER: readonly ShownState[] = ['missing', 'returned', 'submitted', 'nil', 'accepted', 'exempt', 'retired'];

/** How many of those below each unit have reported, where the tree was asked for. */
export function ratesBelow(subtree: readonly SubtreeEntry[]): ReadonlyMap<string, Ratio> {
  return new Map(subtree.flatMap(({ unit, counts }) => (counts ? [[unit, counts.reported]] : [])));
}

/** The units below as tiles coloured by state: the provinces lie as on a map, others in rows. The table is its twin. */
export function TileMap({ board, place }: { board: Board; place: Shown }) {
  const say = useSay();
  const [said, setSaid] = useState('');
  const units = board.annex.units;
  const lines = new Map(board.lines.map((line) => [line.unit, line]));
  const below = ratesBelow(board.annex.subtree);
  const asMap = units.length > 5 && units.every(({ unit }) => TILE_PLACES[unit]);
  // Organisations hang below the province beside its cities: they come after them.
  const sorted = [...units].sort((a, b) => Number(a.unit.length > 6) - Number(b.unit.length > 6));
  const { shown, rest, more } = useSteps(sorted);
  const states = ORDER.filter((state) => units.some((unit) => shownState(unit) === state));
  return (
    <figure class="tile-figure">
      <ul class={asMap ? 'tiles map' : 'tiles'} aria-label={say('board.map')}>
        {shown.map(({ unit }) => {
          const [column, row] = TILE_PLACES[unit] ?? [0, 0];
          const line = lines.get(unit);
          return (
            <li key={unit} style={asMap ? { gridColumn: column, gridRow: row } : {}}>
              {line && <Tile line={line} below={below.get(unit)} place={place} onSaid={setSaid} />}
            </li>
          );
        })}
      </ul>
      {rest > 0 && <More count={rest} onMore={more} />}
      <figcaption class="row small legend">
        {states.map((state) => (
          <StateWord key={state} state={state} />
        ))}
        {units.some(({ timeliness }) => timeliness === 'late') && <StateWord state="late" />}
        {board.lines.some(({ stale }) => stale.length > 0) && <StateWord state="stale" />}
      </figcaption>
      {/* A pointer is told by the tile's own title, and so is who listens. */}
      {said !== '' && (
        <p class="tile-said small" aria-hidden="true">
          {said}
        </p>
      )}
    </figure>
  );
}

interface TileProps {
  readonly line: BoardLine;
  readonly below: Ratio | undefined;
  readonly place: Shown;
  /** Its whole name while the keyboard stands on it: a tile has room for a short one only. */
  onSaid(text: string): void;
}

function Tile({ line, below, place, onSaid }: TileProps) {
  const say = useSay();
  const { unit, unitName, timeliness, retired } = line;
  const state = shownState(line);
  const { tone, icon } = STATE_LOOK[state];
  const marks = [timeliness === 'late' && 'late', line.stale.length > 0 && 'stale'].filter((mark) => mark !== false);
  const words = [state, ...marks].map((each) => say(`state.${each as 'late'}`));
  if (retired && state !== 'retired') words.push(say('state.retired'));
  if (below) words.push(say('board.belowRate', { done: below.numerator, of: below.denominator }));
  const label = say('board.open', { unit: unitName, state: words.join(' · ') });
  return (
    <a
      class={`tile tile-${tone}`}
      href={addressOf({ ...place, unit, view: 'board' })}
      data-unit={unit}
      data-state={state}
      title={label}
      onFocus={() => onSaid(label)}
      onBlur={() => onSaid('')}
    >
      <span class="tile-name">{shortUnitName(unit, unitName)}</span>
      <span class="tile-state">
        <Icon name={icon} />
        <span>{say(`state.${state}`)}</span>
      </span>
      {below && (
        <span class="tile-below">
          <span class="visually-hidden">{say('board.below')} </span>
          {below.numerator}/{below.denominator}
          <progress max={1} value={shareOf(below) ?? 0} aria-hidden="true" />
        </span>
      )}
      {marks.map((mark) => (
        <span key={mark} class="tile-mark">
          <span class="visually-hidden">{say(`state.${mark as 'late'}`)}</span>
        </span>
      ))}
    </a>
  );
}
