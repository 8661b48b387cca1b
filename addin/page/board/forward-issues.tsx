import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import { Icon } from '../../ui/icon.tsx';
import { useSay } from '../words.ts';
import type { Forwarding } from './use-forward.ts';

/** More than a person reads at once. */
const MOST = 50;

/** What the Worker asks about the merge before it goes up: words of the header to fill in, questions, faults below. */
export function ForwardIssues({ annex, forwarding }: { annex: AnnexDefinition | null; forwarding: Forwarding }) {
  const say = useSay();
  const { issues, header } = forwarding;
  if (issues.length === 0) return null;
  const asked = (annex?.header ?? []).filter(({ key }) =>
    issues.some(({ record, field }) => record === null && field === key),
  );
  const others = issues.filter(({ record, field }) => record !== null || !asked.some(({ key }) => key === field));
  return (
    <div class="stack forward-issues" role="alert">
      {asked.map(({ key, label }) => (
        <label key={key} class="stack small">
          {label}
          <input
            class="input"
            maxLength={2_000}
            value={header[key] ?? ''}
            onInput={(event) => forwarding.fillHeader(key, event.currentTarget.value)}
          />
        </label>
      ))}
      {others.length > 0 && (
        <>
          <p class="word wrap tone-amber">
            <Icon name="confirm" />
            {say('forward.issues', { count: others.length })}
          </p>
          <ul>
            {others.slice(0, MOST).map((issue) => (
              <li
                key={`${issue.code}/${issue.record}/${issue.field}`}
                class={issue.severity === 'error' ? 'tone-error' : ''}
              >
                {issue.message}
              </li>
            ))}
          </ul>
          {others.length > MOST && (
            <p class="small quiet">{say('forward.issuesMore', { count: others.length - MOST })}</p>
          )}
        </>
      )}
    </div>
  );
}
