import { useState } from 'preact/hooks';
import type { Draft } from '../../../../shared/api/contracts/draft.ts';
import { useCaller } from '../../../session/caller.tsx';
import { momentText } from '../../../ui/time.ts';
import { useSay } from '../../words.ts';
import { useDoing } from '../asking.ts';
import { DialogForm } from '../dialog-form.tsx';

/** Notices nobody has seen yet: to go on with, or to throw away. */
export function DraftList(props: { drafts: readonly Draft[]; onEdit(draft: Draft): void; onChanged(): void }) {
  const say = useSay();
  const [dropping, setDropping] = useState<Draft | null>(null);
  const close = () => {
    setDropping(null);
    // Where it could not be deleted, somebody else has changed it: here it stands as it is now.
    props.onChanged();
  };
  return (
    <section class="card stack" aria-label={say('admin.draft.list')}>
      <h2>{say('admin.draft.list')}</h2>
      <ul class="stack">
        {props.drafts.map((draft) => (
          <li key={draft.id} class="row spread draft">
            <span>
              {draft.title}{' '}
              <span class="quiet small">
                {say('admin.draft.saved', {
                  time: momentText(draft.updatedAt, say.locale),
                  count: draft.annexes.length,
                })}
              </span>
            </span>
            <span class="row">
              <button type="button" class="button small" onClick={() => props.onEdit(draft)}>
                {say('admin.draft.edit')}
                <span class="visually-hidden">{draft.title}</span>
              </button>
              <button type="button" class="button small" onClick={() => setDropping(draft)}>
                {say('admin.draft.drop')}
                <span class="visually-hidden">{draft.title}</span>
              </button>
            </span>
          </li>
        ))}
      </ul>
      {dropping && <DropForm draft={dropping} onClose={close} />}
    </section>
  );
}

function DropForm({ draft, onClose }: { draft: Draft; onClose(): void }) {
  const say = useSay();
  const { api } = useCaller();
  const { busy, problem, go } = useDoing();
  const drop = () => go(() => api.deleteDraft(draft.id, draft.revision), onClose);
  return (
    <DialogForm
      title={say('admin.draft.dropTitle')}
      go={say('admin.draft.drop')}
      {...{ busy, problem, onGo: drop, onClose }}
    >
      <p>{say('admin.draft.dropAsk', { title: draft.title })}</p>
    </DialogForm>
  );
}
