import type { Decision, Reply } from '../../../shared/api/contracts/review.ts';
import { momentText } from '../../ui/time.ts';
import { useSay } from '../words.ts';

const WORD = { return: 'history.returned', accept: 'history.accepted', withdraw: 'history.withdrawn' } as const;

/** What was said of a version, by whom and when, and what the next one answered to it. */
export function Said({ decision, replies }: { decision: Decision; replies: readonly Reply[] }) {
  const say = useSay();
  const { unitName, at, overall, reasons, kind } = decision;
  const answerTo = (record: number | null, field: string | null) =>
    replies.find((reply) => reply.decision === decision.id && reply.record === record && reply.field === field)?.text;
  const alone = reasons.length === 0 ? answerTo(null, null) : undefined;
  const params = { unit: unitName, time: momentText(at, say.locale) };
  return (
    <div class="said small">
      <p class="quiet">{say(WORD[kind], params)}</p>
      {overall && <p>{overall}</p>}
      {alone && <Answer text={alone} />}
      <ul>
        {reasons.map(({ record, field, cell, label, text }) => (
          <li key={`${record}/${field}/${text}`}>
            {cell && <span class="finding-place">{cell}</span>}
            {label && <span class="quiet">{label} </span>}
            {text}
            <Answer text={answerTo(record, field)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Answer({ text }: { text: string | undefined }) {
  const say = useSay();
  return text === undefined ? null : <p class="said-answer">{say('history.answer', { text })}</p>;
}
