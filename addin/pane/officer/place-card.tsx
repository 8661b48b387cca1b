import { useEffect, useMemo, useState } from 'preact/hooks';
import { a1 } from '../../../shared/grid/address.ts';
import type { Divisions } from '../../../shared/regions/divisions.ts';
import type { TableState } from '../../usecases/desk-state.ts';
import { usePaneSay } from '../words.tsx';
import { useHandInWorld, useWorld } from '../world.tsx';

export interface PlaceCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

const LEVELS = ['province', 'prefecture', 'county'] as const;

/** Province → prefecture → county for one cell, and what its text is read as. */
export function PlaceCard({ at, cell }: { at: TableState; cell: PlaceCell }) {
  const say = usePaneSay();
  const { desk, signed } = useWorld();
  const { correcting } = useHandInWorld();
  const { divisions } = desk.ports;
  const area = signed?.session.area ?? null;
  const read = useMemo(
    () => (cell.text === '' ? undefined : divisions.resolve(cell.text, area)),
    [divisions, cell.text, area],
  );
  const start = read?.kind === 'one' ? read.division.code : area;
  const [chosen, setChosen] = useState<readonly string[]>(() => pathOf(divisions, start));
  useEffect(() => setChosen(pathOf(divisions, start)), [divisions, start]);
  const last = chosen.at(-1);
  const name = last ? divisions.pathName(last) : '';
  // Not `disabled`: the keyboard would lose its place once the name is written.
  const nothing = name === '' || name === cell.text;
  const write = (text: string) =>
    void correcting.write(at.table.sheet, [{ row: cell.row, column: cell.column, value: text }]);
  return (
    <section class="card place stack" aria-labelledby="place-title">
      <h2 id="place-title" class="small">
        {say('place.title', { cell: a1(cell.row, cell.column) })}
      </h2>
      {read?.kind === 'one' && (
        <p class="small quiet">{say('place.typed', { text: cell.text, place: read.place.name })}</p>
      )}
      {read?.kind === 'none' && <p class="small tone-amber">{say('place.none', { text: cell.text })}</p>}
      {read?.kind === 'many' && (
        <div class="stack">
          <p class="small">{say('place.many', { text: cell.text })}</p>
          {read.candidates.map((place) => (
            <button key={place.code} type="button" class="button small" onClick={() => write(place.name)}>
              {place.name}
            </button>
          ))}
        </div>
      )}
      <div class="selects">
        {LEVELS.map((level, depth) => {
          const above = depth === 0 ? null : chosen[depth - 1];
          const options = above === undefined ? [] : divisions.children(above);
          if (depth > 0 && options.length === 0) return null;
          return (
            <label key={level} class="small">
              {say(`place.${level}`)}
              <select
                class="input"
                value={chosen[depth] ?? ''}
                onChange={(event) => {
                  const code = event.currentTarget.value;
                  setChosen([...chosen.slice(0, depth), ...(code === '' ? [] : [code])]);
                }}
              >
                <option value="">{say('place.choose')}</option>
                {options.map((division) => (
                  <option key={division.code} value={division.code}>
                    {division.name}
                  </option>
                ))}
              </select>
            </label>
          );
        })}
      </div>
      <div class="row">
        <button type="button" class="button small write" aria-disabled={nothing} onClick={() => nothing || write(name)}>
          {say('place.write')}
        </button>
        <span class="small">{name}</span>
      </div>
    </section>
  );
}

function pathOf(divisions: Divisions, code: string | null): readonly string[] {
  return code === null ? [] : divisions.path(code).map((division) => division.code);
}
