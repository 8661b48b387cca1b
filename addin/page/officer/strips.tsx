import { Icon } from '../../ui/icon.tsx';
import { useSay } from '../../ui/text.tsx';
import { momentText } from '../../ui/time.ts';

import type { News } from './courier.ts';
import type { Draft } from './draft.ts';
import type { WorkbookDesk } from './use-workbook.ts';

/** While the notices are on their way. */
export function TasksSkeleton() {
  return (
    <div class="card stack" aria-hidden="true">
      <span class="skeleton" />
      <span class="skeleton" />
      <span class="skeleton" />
    </div>
  );
}

/** A workbook that was being corrected when the page was left. */
export function DraftStrip(props: { draft: Draft; onResume(): void; onDrop(): void }) {
  const say = useSay();
  const { name, at } = props.draft;
  return (
    <p class="strip tone-info draft">
      <Icon name="info" />
      <span class="strip-text">{say('draft.found', { name, time: momentText(at, say.locale) })}</span>
      <button type="button" class="button small resume" onClick={props.onResume}>
        {say('draft.resume')}
      </button>
      <button type="button" class="button plain small" onClick={props.onDrop}>
        {say('draft.drop')}
      </button>
    </p>
  );
}

/** What happened to a file, what was kept, what to do. */
export function ReadProblems({ desk, problem }: { desk: WorkbookDesk; problem: string }) {
  const say = useSay();
  const text = desk.problem?.message ?? problem;
  return (
    <div role="alert">
      {text && (
        <div class="strip tone-error read-problem">
          <Icon name="error" />
          <div class="strip-text">
            {desk.problem && (
              <strong>
                {say('read.failed')}
                {desk.problem.name && `：${desk.problem.name}`}
              </strong>
            )}
            <p>{text}</p>
            {desk.problem && <p class="quiet">{say('read.kept')}</p>}
          </div>
        </div>
      )}
    </div>
  );
}

/** Findings said at once; the rest stands at the cells once the workbook is open. */
const FIRST = 5;

/** Why something was not taken, where no workbook is open to say it at: a nil return, or what lay in the outbox. */
export function NotTaken({ news, onClose }: { news: Pick<News, 'message' | 'issues'>; onClose(): void }) {
  const say = useSay();
  if (news.message === '') return null;
  return (
    <div class="strip tone-error not-taken" role="alert">
      <Icon name="error" />
      <div class="strip-text">
        <p>{news.message}</p>
        <ul>
          {news.issues.slice(0, FIRST).map(({ code, record, field, message }) => (
            <li key={`${code}${record}${field}`}>{message}</li>
          ))}
        </ul>
      </div>
      <button type="button" class="button plain small" onClick={onClose}>
        {say('dialog.close')}
      </button>
    </div>
  );
}
