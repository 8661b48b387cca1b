import { useState } from 'preact/hooks';
import { parseA1 } from '../../../shared/grid/address.ts';
import { Icon } from '../../ui/icon.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import { momentText } from '../../ui/time.ts';
import { isBlankRow } from '../../usecases/blank-row.ts';
import type { ConflictCell, ConflictRow } from '../../usecases/conflict.ts';
import type { Stale } from '../../usecases/delivery.ts';
import { usePaneSay } from '../words.tsx';
import { useHandInWorld, useWorld } from '../world.tsx';

/** More rows than a person compares at once; the rest on request. */
const STEP = 20;

/** Both sides of a conflict, cell by cell, and a choice. Nothing is overwritten without it. */
export function ConflictCard({ stale }: { stale: Stale }) {
  const say = usePaneSay();
  const { delivery } = useHandInWorld();
  const { theirs, mine, version, rows } = stale;
  const changed = rows?.filter(({ kind }) => kind === 'changed').flatMap(({ cells }) => cells) ?? [];
  const [put, setPut] = useState<Put>({ cell: 0, row: 0 });
  const lost = changed.filter(isTheirs).length - put.cell;
  const lostRows = (rows?.filter(isTheirRow).length ?? 0) - put.row;
  return (
    <section class="card conflict stack">
      <h2 class="word wrap tone-amber">
        <Icon name="warning" />
        {say('stale.title')}
      </h2>
      <p class="small">{say('stale.why')}</p>
      <div class="side">
        <h3>{say('stale.theirs', { version })}</h3>
        {theirs && (
          <p class="small">
            {say('stale.at', { time: momentText(theirs.receivedAt, say.locale) })} ·{' '}
            {theirs.nil ? say('receipt.nil') : say('stale.rows', { count: theirs.count })} · {theirs.receiptNumber}{' '}
            <StateWord state={theirs.state} />
          </p>
        )}
      </div>
      <div class="side">
        <h3>{say('stale.mine')}</h3>
        <p class="small">
          {mine.nil ? say('receipt.nil') : say('stale.rows', { count: mine.count })}
          {mine.base > 0 && ` · ${say('stale.basedOn', { version: mine.base })}`}
        </p>
      </div>
      <Differences rows={rows} onPut={(what) => setPut((now) => ({ ...now, [what]: now[what] + 1 }))} />
      {lost > 0 && (
        <p class="word wrap small tone-amber">
          <Icon name="warning" />
          {say('stale.lost', { count: lost })}
        </p>
      )}
      {lostRows > 0 && (
        <p class="word wrap small tone-amber">
          <Icon name="warning" />
          {say('stale.lostRows', { count: lostRows })}
        </p>
      )}
      <button type="button" class="button primary wide replace" onClick={() => void delivery.replace(stale)}>
        {say('stale.replace', { version: version + 1 })}
      </button>
      <button type="button" class="button wide keep" onClick={() => delivery.dismiss()}>
        {say('stale.keep')}
      </button>
    </section>
  );
}

/** How much of what would be lost has been put into mine. */
type Put = Readonly<Record<'cell' | 'row', number>>;
type OnPut = (what: keyof Put) => void;

const isTheirs = ({ whose }: ConflictCell) => whose === 'theirs' || whose === 'both';
const isTheirRow = ({ kind, cells }: ConflictRow) => kind === 'removed' && cells[0]?.whose === 'theirs';

function Differences({ rows, onPut }: { rows: readonly ConflictRow[] | null; onPut: OnPut }) {
  const say = usePaneSay();
  const [most, setMost] = useState(STEP);
  if (rows === null) return <p class="small tone-amber">{say('stale.unknown')}</p>;
  if (rows.length === 0) return <p class="small">{say('stale.same')}</p>;
  return (
    <>
      <ul class="differences small">
        {rows.slice(0, most).map((row, at) => (
          <li key={`${at}/${row.name}`} data-kind={row.kind}>
            <p>
              <strong>{row.name}</strong>{' '}
              {row.kind !== 'changed' && <span class="quiet">{say(`stale.${row.kind}`)}</span>}
            </p>
            {row.kind === 'removed' ? (
              <TheirRow row={row} onPut={onPut} />
            ) : (
              <ul>
                {row.cells.map((cell) => (
                  <Cell key={cell.label} cell={cell} only={row.kind === 'added'} onPut={onPut} />
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      {rows.length > most && (
        <button type="button" class="button plain small" onClick={() => setMost(most + STEP)}>
          {say('finding.more', { count: Math.min(STEP, rows.length - most) })}
        </button>
      )}
    </>
  );
}

/** A row that only theirs has: into the first blank row below mine, as long as that is blank. */
function TheirRow({ row, onPut }: { row: ConflictRow; onPut: OnPut }) {
  const say = usePaneSay();
  const { desk } = useWorld();
  const { correcting } = useHandInWorld();
  const [taken, setTaken] = useState<'yes' | 'occupied' | null>(null);
  const sheet = row.cells.find(({ place }) => place)?.place?.sheet;
  const cells = row.cells.flatMap(({ place, theirs }) => {
    const at = place && parseA1(place.cell);
    return at ? [{ ...at, value: theirs }] : [];
  });
  const [first] = cells;
  const take = () => {
    const grid = sheet === undefined ? undefined : desk.book.sheets.get(sheet)?.live.grid;
    if (sheet === undefined || !first || !grid || !isBlankRow(grid, first.row)) return setTaken('occupied');
    void correcting.write(sheet, cells).then((done) => {
      if (!done) return;
      setTaken('yes');
      if (isTheirRow(row)) onPut('row');
    });
  };
  return (
    <>
      <ul>
        {row.cells.map(({ label, theirs }) => (
          <li key={label} class="difference">
            {label}：<strong>{theirs}</strong>
          </li>
        ))}
      </ul>
      {taken === 'yes' ? (
        <span class="word tone-good" role="status">
          <Icon name="done" />
          {say('stale.rowTaken', { row: first?.row ?? 0 })}
        </span>
      ) : first && taken === null ? (
        <button type="button" class="button small take-row" onClick={take}>
          {say('stale.takeRow')}
        </button>
      ) : (
        <span class="quiet">{say('stale.noRoom')}</span>
      )}
    </>
  );
}

/** `only`: the row is in the sheet alone; there is nothing of theirs to set against it. */
function Cell({ cell, only, onPut }: { cell: ConflictCell; only: boolean; onPut: OnPut }) {
  const say = usePaneSay();
  const { desk } = useWorld();
  const { correcting } = useHandInWorld();
  const [taken, setTaken] = useState(false);
  const { label, place, theirs, mine, whose } = cell;
  const at = place ? parseA1(place.cell) : undefined;
  const goTo = () => {
    if (place && at) void desk.goTo(place.sheet, { top: at.row, left: at.column, bottom: at.row, right: at.column });
  };
  const take = () => {
    if (!place || !at) return;
    void correcting.write(place.sheet, [{ ...at, value: theirs === '' ? null : theirs }]).then((done) => {
      setTaken(done);
      if (done && isTheirs(cell)) onPut('cell');
    });
  };
  return (
    <li class="difference" data-at={place?.cell ?? ''}>
      <button type="button" class="finding-go" disabled={!at} onClick={goTo}>
        {place && <span class="finding-place">{place.cell}</span>}
        <span>
          {label}：{!only && <span class="was">{theirs === '' ? say('stale.blank') : theirs}</span>}
          {!only && ' → '}
          <strong>{mine === '' ? say('stale.blank') : mine}</strong>
          {whose && <span class={whose === 'mine' ? 'quiet' : 'tone-amber'}> {say(`stale.whose.${whose}`)}</span>}
        </span>
      </button>
      {taken && (
        <span class="word tone-good">
          <Icon name="done" />
          {say('stale.taken')}
        </span>
      )}
      {!taken && !only && at && whose !== 'mine' && (
        <button type="button" class="button small take" onClick={take}>
          {say('stale.take')}
        </button>
      )}
    </li>
  );
}
