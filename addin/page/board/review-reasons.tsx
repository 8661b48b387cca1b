import type { RefObject } from 'preact';
import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import { a1 } from '../../../shared/grid/address.ts';
import { Icon } from '../../ui/icon.tsx';
import type { RecordGrid } from '../../ui/record-grid.ts';
import { useSay } from '../words.ts';
import { placeAt, positionOf, type ReasonPlace, type Reasons, type ShownPlace } from './review-places.ts';

/**
 * The chosen cell, whole however long it is; and to whoever decides a box for it: what is written there is the reason,
 * with no button to press.
 */
export function ReasonBox(props: {
  box: RefObject<HTMLTextAreaElement | null>;
  place: ShownPlace | null;
  writing: boolean;
  text: string;
  onWrite(text: string): void;
  /** Back to the sheet. */
  onLeave(): void;
}) {
  const say = useSay();
  const { place, writing } = props;
  if (!place) return writing ? <p class="quiet small">{say('review.pick')}</p> : null;
  const { row, label } = place;
  return (
    <div class="stack reason-box">
      <label for={writing ? 'reason' : undefined}>
        <strong>{row === null ? say('review.column', { label }) : say('review.cell', { row, label })}</strong>
      </label>
      {place.text && <p class="quiet cell-whole-text">{place.text}</p>}
      {writing && (
        <textarea
          id="reason"
          ref={props.box}
          class="input"
          rows={2}
          maxLength={2_000}
          placeholder={say('review.reasonHint')}
          value={props.text}
          onInput={(event) => props.onWrite(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') props.onLeave();
          }}
        />
      )}
    </div>
  );
}

/** What is written so far, cell by cell, and what is said of the whole. */
export function ReasonList(props: {
  annex: AnnexDefinition;
  sheet: RecordGrid;
  reasons: Reasons;
  activeCell: string;
  overall: string;
  onGo(place: ReasonPlace): void;
  onRemove(key: string, place: ReasonPlace): void;
  onOverall(text: string): void;
}) {
  const say = useSay();
  const { annex, sheet, reasons } = props;
  return (
    <>
      {reasons.size > 0 && (
        <section aria-labelledby="reasons-title">
          <h3 id="reasons-title" class="word tone-error small">
            <Icon name="returned" />
            {say('review.reasons', { count: reasons.size })}
          </h3>
          <ul>
            {[...reasons].map(([key, reason]) => {
              const at = positionOf(annex, sheet, reason);
              const cell = at && a1(at.row, at.column);
              const place = at && placeAt(annex, sheet, at);
              return (
                <li key={key} class={cell === props.activeCell ? 'finding active' : 'finding'} data-reason={key}>
                  <button type="button" class="finding-go" onClick={() => props.onGo(reason)}>
                    <span class="finding-place">{cell}</span>
                    <span>
                      <span class="quiet">{place?.label} </span>
                      {reason.text}
                    </span>
                  </button>
                  <button
                    type="button"
                    class="button plain small"
                    aria-label={say('review.remove', { place: `${cell} ${place?.label ?? ''}` })}
                    onClick={() => props.onRemove(key, reason)}
                  >
                    <Icon name="close" />
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      <label class="stack small">
        {say('review.overall')}
        <textarea
          class="input overall"
          rows={1}
          maxLength={2_000}
          value={props.overall}
          onInput={(event) => props.onOverall(event.currentTarget.value)}
        />
      </label>
    </>
  );
}
