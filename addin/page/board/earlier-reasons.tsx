import type { Decision, Reason } from '../../../shared/api/contracts/review.ts';
import type { SubmissionJson } from '../../../shared/api/contracts/submission.ts';
import { Icon } from '../../ui/icon.tsx';
import { momentText } from '../../ui/time.ts';
import { useSay } from '../words.ts';

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

/** Why it was returned before and what the officer says to it; and why it is returned now. */
export function EarlierReasons({ submission, earlier }: { submission: SubmissionJson; earlier: readonly Decision[] }) {
  const say = useSay();
  const answered = answeredReasons(submission, earlier);
  const decision = submission.decisions.at(-1);
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
      {decision && decision.kind === 'return' && (
        <section class="earlier" aria-labelledby="why-title">
          <h3 id="why-title" class="word tone-error small">
            <Icon name="returned" />
            {say('review.why', { unit: decision.unitName, time: momentText(decision.at, say.locale) })}
          </h3>
          {decision.overall && <p>{decision.overall}</p>}
          <ul>
            {decision.reasons.map((reason) => (
              <li key={`${reason.record}/${reason.field}/${reason.text}`} class="finding">
                <Why reason={reason} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Why({ reason }: { reason: Answered['reason'] }) {
  return (
    <p>
      {reason.cell && <strong>{reason.cell} </strong>}
      {reason.label && <span class="quiet">{reason.label} </span>}
      {reason.text}
    </p>
  );
}
