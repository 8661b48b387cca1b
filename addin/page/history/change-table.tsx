import './history.css';
import { useState } from 'preact/hooks';
import { Icon } from '../../ui/icon.tsx';
import type { ShownValue } from '../../ui/shown-value.ts';
import { useSay } from '../words.ts';

/** A cell that differs. `note`: whose change it is, where two people worked at once. */
export interface ShownCell {
  readonly label: string;
  readonly before: ShownValue;
  readonly after: ShownValue;
  readonly note?: { readonly text: string; readonly loud: boolean };
}

/** A record that differs. `number`: which it is, from 1, in the later version (of a removed one: in the earlier). */
export interface ShownChange {
  readonly kind: 'added' | 'removed' | 'changed' | 'header';
  readonly number: number | null;
  readonly name: string;
  /** Whose doing it is that only one of two people has it. */
  readonly note?: ShownCell['note'];
  readonly cells: readonly ShownCell[];
}

/** Records drawn at once; the rest on request. */
const STEP = 50;

const LOOK = { added: 'done', removed: 'close', changed: 'sheet', header: 'sheet' } as const;

/** Two versions, cell by cell: the place, what stood there, what stands there. */
export function ChangeTable(props: {
  changes: readonly ShownChange[];
  caption: string;
  before: string;
  after: string;
}) {
  const { changes, caption } = props;
  const say = useSay();
  const [most, setMost] = useState(STEP);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section class="change-box" aria-label={caption} tabIndex={0}>
        <table class="changes">
          <thead>
            <tr>
              <th scope="col">{say('history.place')}</th>
              <th scope="col">{props.before}</th>
              <th scope="col">{props.after}</th>
            </tr>
          </thead>
          {changes.slice(0, most).map((change) => (
            <ChangedRecord key={`${change.kind}${change.number}${change.name}`} change={change} />
          ))}
        </table>
      </section>
      {changes.length > most && (
        <button type="button" class="button plain" onClick={() => setMost(most + STEP)}>
          {say('finding.more', { count: Math.min(STEP, changes.length - most) })}
        </button>
      )}
    </>
  );
}

function ChangedRecord({ change }: { change: ShownChange }) {
  const say = useSay();
  const { kind, number, name, note: whole, cells } = change;
  return (
    <tbody data-kind={kind}>
      <tr>
        <th scope="rowgroup" colSpan={3}>
          <Kind kind={kind} note={whole} />{' '}
          {number !== null && <span class="quiet">{say('history.number', { number })}</span>} {name}
        </th>
      </tr>
      {cells.map(({ label, before, after, note }) => (
        <tr key={label}>
          <th scope="row">
            {label}
            {note && <Note note={note} />}
          </th>
          <Value value={before} />
          <Value value={after} />
        </tr>
      ))}
    </tbody>
  );
}

/** Of two people's versions it says who put it in or took it out; of one after the other, what became of it. */
function Kind({ kind, note }: { kind: ShownChange['kind']; note: ShownCell['note'] | undefined }) {
  const say = useSay();
  const tone = kind === 'removed' ? 'error' : kind === 'added' ? 'good' : 'info';
  return (
    <span class={`word tone-${note ? (note.loud ? 'amber' : 'good') : tone}`}>
      <Icon name={note ? 'sheet' : LOOK[kind]} />
      {note ? note.text : say(`history.kind.${kind}`)}
    </span>
  );
}

function Note({ note }: { note: NonNullable<ShownCell['note']> }) {
  return <span class={note.loud ? 'word tone-amber small' : 'quiet small'}> {note.text}</span>;
}

function Value({ value }: { value: ShownValue }) {
  const say = useSay();
  if (value.text === '') return <td class="quiet">{say('sheet.blankCell')}</td>;
  return <td class={value.figure ? 'figure' : undefined}>{value.text}</td>;
}
