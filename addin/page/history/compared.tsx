import { useEffect, useMemo, useState } from 'preact/hooks';
import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { Comparison } from '../../../shared/api/contracts/comparison.ts';
import { useCaller } from '../../session/caller.tsx';
import { Icon } from '../../ui/icon.tsx';
import { momentText } from '../../ui/time.ts';
import { useSay } from '../words.ts';
import { ChangeTable } from './change-table.tsx';
import { shownChanges } from './shown-changes.ts';
import type { Version } from './version.ts';

export interface Chosen {
  readonly before: string;
  readonly after: string;
}

type Found = { kind: 'looking' } | { kind: 'failed'; text: string } | { kind: 'found'; comparison: Comparison };

/** Any two versions cell by cell. */
export function Compared(props: { items: readonly Version[]; chosen: Chosen; onChosen(chosen: Chosen): void }) {
  const { items, chosen } = props;
  const { before, after } = chosen;
  const say = useSay();
  const { api } = useCaller();
  const [found, setFound] = useState<Found>({ kind: 'looking' });
  useEffect(() => {
    let current = true;
    setFound({ kind: 'looking' });
    api.compare(before, after).then((answer) => {
      if (!current) return;
      if (answer.ok) return setFound({ kind: 'found', comparison: answer.value });
      const text = answer.error.kind === 'refused' ? answer.error.problem.detail : say('failure.offline');
      setFound({ kind: 'failed', text });
    });
    return () => {
      current = false;
    };
  }, [api, before, after]);
  return (
    <section class="card stack" aria-labelledby="compare-title">
      <h2 id="compare-title">{say('history.compare')}</h2>
      <div class="row">
        <Pick
          label={say('history.before')}
          items={items}
          id={before}
          onId={(id) => props.onChosen({ before: id, after })}
        />
        <Pick
          label={say('history.after')}
          items={items}
          id={after}
          onId={(id) => props.onChosen({ before, after: id })}
        />
      </div>
      <div aria-live="polite" class="stack">
        {found.kind === 'looking' && <span class="skeleton tall" />}
        {found.kind === 'failed' && <p class="strip tone-amber">{found.text}</p>}
        {found.kind === 'found' && <Outcome comparison={found.comparison} />}
      </div>
    </section>
  );
}

function Pick(props: { label: string; items: readonly Version[]; id: string; onId(id: string): void }) {
  const say = useSay();
  return (
    <label class="row small">
      {props.label}
      <select class="input auto" value={props.id} onChange={(event) => props.onId(event.currentTarget.value)}>
        {props.items.map(({ id, version, receivedAt }) => (
          <option key={id} value={id}>
            {say('tasks.version', { version })} · {momentText(receivedAt, say.locale)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Outcome({ comparison }: { comparison: Comparison }) {
  const say = useSay();
  const { added, removed, changed, same, more, before, after } = comparison;
  const annex = annexById(comparison.annex);
  const changes = useMemo(() => (annex ? shownChanges(annex, comparison, say.locale) : []), [comparison, say.locale]);
  const caption = say('history.summary', { added, removed, changed, same });
  if (changes.length === 0) {
    return (
      <p class="word tone-good">
        <Icon name="done" />
        {say('history.same')}
      </p>
    );
  }
  return (
    <>
      <p>{caption}</p>
      <ChangeTable
        changes={changes}
        caption={caption}
        before={say('tasks.version', { version: before?.version ?? 0 })}
        after={say('tasks.version', { version: after.version })}
      />
      {more > 0 && <p class="quiet">{say('history.more', { count: more })}</p>}
    </>
  );
}
