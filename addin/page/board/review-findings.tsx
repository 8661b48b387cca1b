import { useState } from 'preact/hooks';
import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import type { IssueJson } from '../../../shared/api/contracts/issue.ts';
import type { Answer, SubmissionJson } from '../../../shared/api/contracts/submission.ts';
import { a1 } from '../../../shared/grid/address.ts';
import { Icon } from '../../ui/icon.tsx';
import type { RecordGrid } from '../../ui/record-grid.ts';
import { useSay } from '../words.ts';
import { placeAt, positionOf, type ReasonPlace } from './review-places.ts';

/** More than a person reads at once; the rest on request. */
const STEP = 50;

type Line = ReasonPlace & { readonly issue: IssueJson | null; readonly answer: Answer | null };

const placed = ({ record, field }: { record?: number | null | undefined; field?: string | null | undefined }) => ({
  record: record ?? null,
  field: field ?? null,
});

/** The findings that were handed in along with the sheet, each with its officer's answer; then what else was answered. */
export function findingLines({ issues, answers }: Pick<SubmissionJson, 'issues' | 'answers'>): readonly Line[] {
  const keyOf = (code: string, { record, field }: ReasonPlace) => `${code} ${record ?? ''} ${field ?? ''}`;
  const given = new Map(answers.map((answer) => [keyOf(answer.code, placed(answer)), answer]));
  const told = issues.filter(({ severity }) => severity !== 'info');
  const lines = told.map((issue) => ({
    ...placed(issue),
    issue,
    answer: given.get(keyOf(issue.code, placed(issue))) ?? null,
  }));
  const known = new Set(told.map((issue) => keyOf(issue.code, placed(issue))));
  const others = answers.filter((answer) => !known.has(keyOf(answer.code, placed(answer))));
  return [...lines, ...others.map((answer) => ({ ...placed(answer), issue: null, answer }))];
}

/** Warnings with the officer's reasons, questions with the officer's answers. */
export function ReviewFindings(props: {
  annex: AnnexDefinition;
  sheet: RecordGrid;
  submission: SubmissionJson;
  onGo(place: ReasonPlace): void;
}) {
  const say = useSay();
  const [most, setMost] = useState(STEP);
  const lines = findingLines(props.submission);
  if (lines.length === 0) {
    return (
      <p class="word tone-good small">
        <Icon name="done" />
        {say('review.clean')}
      </p>
    );
  }
  return (
    <section class="review-findings" aria-labelledby="findings-title">
      <h3 id="findings-title" class="word tone-amber small">
        <Icon name="warning" />
        {say('review.findings', { count: lines.length })}
      </h3>
      <ul>
        {lines.slice(0, most).map((line) => (
          <Item key={`${line.issue?.code ?? line.answer?.code}/${line.record}/${line.field}`} line={line} {...props} />
        ))}
      </ul>
      {lines.length > most && (
        <button type="button" class="button plain small" onClick={() => setMost(most + STEP)}>
          {say('finding.more', { count: Math.min(STEP, lines.length - most) })}
        </button>
      )}
    </section>
  );
}

function Item(props: { line: Line; annex: AnnexDefinition; sheet: RecordGrid; onGo(place: ReasonPlace): void }) {
  const say = useSay();
  const { line, annex, sheet } = props;
  const { issue, answer } = line;
  const at = positionOf(annex, sheet, line);
  const place = at && placeAt(annex, sheet, at);
  // Its sentence names the cell of the officer's own sheet; here stands the cell of this one.
  const text = issue ? issue.message.replace(issue.cell ?? '\u0000', '').trim() : say('review.confirmed');
  return (
    <li class="finding" data-code={issue?.code ?? answer?.code}>
      <button type="button" class="finding-go" disabled={!at} onClick={() => props.onGo(line)}>
        {at && <span class="finding-place">{a1(at.row, at.column)}</span>}
        <span>
          {!issue && place && <span class="quiet">{place.label} </span>}
          {text}
        </span>
      </button>
      {answer?.reason && <p class="small answer">{say('review.answer', { text: answer.reason })}</p>}
      {issue && !answer?.reason && <p class="small quiet answer">{say('review.noAnswer')}</p>}
    </li>
  );
}
