import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import type { Decision, Reason } from '../../../shared/api/contracts/review.ts';
import type { SubmissionJson } from '../../../shared/api/contracts/submission.ts';
import { a1 } from '../../../shared/grid/address.ts';
import { Icon } from '../../ui/icon.tsx';
import type { RecordGrid } from '../../ui/record-grid.ts';
import { momentText } from '../../ui/time.ts';
import { useSay } from '../words.ts';
import { positionOf, type ReasonPlace } from './review-places.ts';

interface Answered {
  readonly key: string;
  readonly reason: Pick<Reason, 'text' | 'cell' | 'label'>;
  readonly reply: string | null;
}

/** Each reason of the returns that a version answers, with the answer. */
export function answeredReasons(submission: SubmissionJson, earlier: readonly Decision[]): readonly Answered[] {
  const { replies } = submission;
  const asked = new Set(replies.map(({ decision }) => decision));
  return earlier
    .filter(({ id }) => asked.has(id))
    .flatMap(({ id, reasons, overall }) => {
      const whole = { text: overall ?? '', cell: null, label: null, record: null, field: null };
      return (reasons.length > 0 ? reasons : [whole]).map((reason, index) => {
        const reply = replies.find(
          (each) => each.decision === id && each.record === reason.record && each.field === reason.field,
        );
        return { key: `${id}/${index}`, reason, reply: reply?.text ?? null };
      });
    });
}

interface EarlierReasonsProps {
  readonly annex: AnnexDefinition;
  readonly sheet: RecordGrid;
  readonly submission: SubmissionJson;
  readonly earlier: readonly Decision[];
  onGo(place: ReasonPlace): void;
}

/** The return in force on a version; null for every other decision. */
export function returnInForce({ decisions }: Pick<SubmissionJson, 'decisions'>): Decision | null {
  const decision = decisions.at(-1);
  return decision?.kind === 'return' ? decision : null;
}

/** Why it was returned before and what the officer says to it; and why it is returned now. */
export function EarlierReasons({ annex, sheet, submission, earlier, onGo }: EarlierReasonsProps) {
  const say = useSay();
  const answered = answeredReasons(submission, earlier);
  const decision = returnInForce(submission);
  return (
    <>
      {answered.length > 0 && (
        <section class="earlier" aria-labelledby="earlier-title">
          <h3 id="earlier-title" class="word small">
            <Icon name="returned" />
            {say('review.earlier', { count: answered.length })}
          </h3>
          <ul>
            {answered.map(({ key, reason, reply }) => (
              <li key={key} class="finding">
                <Why reason={reason} />
                <p class="answer">{reply === null ? say('review.noReply') : say('review.reply', { text: reply })}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {decision && (
        <section class="earlier" aria-labelledby="why-title">
          <h3 id="why-title" class="word wrap tone-error small">
            <Icon name="returned" />
            {say('review.why', { unit: decision.unitName, time: momentText(decision.at, say.locale) })}
          </h3>
          {decision.overall && <p>{decision.overall}</p>}
          <ul>
            {decision.reasons.map((reason) => (
              <li key={`${reason.record}/${reason.field}/${reason.text}`} class="finding">
                <Here annex={annex} sheet={sheet} reason={reason} onGo={onGo} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** A reason on this version: its cell stands on the sheet beside it. */
function Here(props: Pick<EarlierReasonsProps, 'annex' | 'sheet' | 'onGo'> & { reason: Reason }) {
  const { reason } = props;
  const at = positionOf(props.annex, props.sheet, reason);
  return (
    <button type="button" class="finding-go" disabled={!at} onClick={() => props.onGo(reason)}>
      {at && <span class="finding-place">{a1(at.row, at.column)}</span>}
      <span>
        {reason.label && <span class="quiet">{reason.label} </span>}
        {reason.text}
      </span>
    </button>
  );
}

/** A reason on a version before: its cell is one of the officer's own sheet. */
function Why({ reason }: { reason: Answered['reason'] }) {
  const say = useSay();
  return (
    <p>
      {reason.cell && <strong>{say('review.theirCell', { cell: reason.cell })} </strong>}
      {reason.label && <span class="quiet">{reason.label} </span>}
      {reason.text}
    </p>
  );
}
