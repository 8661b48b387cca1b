import { useId } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { useSay } from './text.tsx';

/** A reason of a return, as it is shown. `place`: the cell it stands in now. */
export interface ShownReason {
  readonly key: string;
  readonly text: string;
  /** The column as printed. */
  readonly label: string | null;
  /** The row it was in when it was handed in. */
  readonly row: number | null;
  readonly place: string | null;
}

export interface ReturnReasonsProps {
  /** Who returned it. */
  readonly by: string;
  /** What was said of the whole; null where nothing was. */
  readonly overall: string | null;
  readonly reasons: readonly ShownReason[];
  readonly replies: ReadonlyMap<string, string>;
  readonly activeCell: string;
  onGo(reason: ShownReason): void;
  onReply(reason: ShownReason, text: string): void;
}

/** Why a submission came back, each reason at its cell with room for an answer under it. */
export function ReturnReasons(props: ReturnReasonsProps) {
  const { by, overall, reasons, replies } = props;
  const say = useSay();
  const title = useId();
  const left = reasons.filter(({ key }) => !replies.get(key)?.trim()).length;
  // What was said overall is shown once: as the reason to answer, where it is all that was said.
  const above = reasons.some(({ text }) => text === overall) ? null : overall;
  return (
    <section class="returned" aria-labelledby={title}>
      <h2 id={title} class="word wrap tone-error">
        <Icon name="returned" />
        {say('returned.title', { unit: by, count: reasons.length })}
      </h2>
      {above && <p class="returned-overall">{above}</p>}
      <p class={`word small ${left > 0 ? 'tone-amber' : 'tone-good'}`} role="status">
        <Icon name={left > 0 ? 'warning' : 'done'} />
        {left > 0 ? say('returned.left', { count: left }) : say('returned.answered')}
      </p>
      <ul>
        {reasons.map((reason) => (
          <Item key={reason.key} reason={reason} {...props} />
        ))}
      </ul>
    </section>
  );
}

function Item({ reason, replies, activeCell, onGo, onReply }: ReturnReasonsProps & { reason: ShownReason }) {
  const say = useSay();
  const id = useId();
  const { key, text, label, row, place } = reason;
  const answer = replies.get(key) ?? '';
  const active = place !== null && place === activeCell;
  return (
    <li class={active ? 'finding active' : 'finding'} data-reason={key} data-at={place ?? ''}>
      <button id={id} type="button" class="finding-go" disabled={place === null} onClick={() => onGo(reason)}>
        {place && <span class="finding-place">{place}</span>}
        {label && <span class="quiet">{label} </span>}
        <span class="returned-text">{text}</span>
      </button>
      {place === null && row !== null && <p class="quiet small">{say('returned.gone', { row })}</p>}
      <textarea
        class="input returned-reply"
        rows={1}
        maxLength={2_000}
        aria-label={say('returned.reply')}
        aria-describedby={id}
        placeholder={say('returned.replyHint')}
        value={answer}
        onInput={(event) => onReply(reason, event.currentTarget.value)}
      />
    </li>
  );
}
