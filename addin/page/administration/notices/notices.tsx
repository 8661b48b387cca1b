import { useCallback, useState } from 'preact/hooks';
import { useCaller } from '../../../session/caller.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useSay } from '../../words.ts';
import { Asked } from '../asked.tsx';
import { useLoaded } from '../asking.ts';
import { useManaged } from '../units-context.tsx';
import { DraftEditor } from './draft-editor.tsx';
import { type DraftForm, formOf, newForm } from './draft-form.ts';
import { DraftList } from './draft-list.tsx';
import { NoticeCard } from './notice-card.tsx';

/** No other notice will have it, and nobody reads it. */
function newId(now: Date): string {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return `${now.getUTCFullYear()}-${random.toString(36)}`;
}

/** 通知: drafts, tried and published; and what may be done to those that are out. */
export function Notices() {
  const say = useSay();
  const { api, session } = useCaller();
  const { list } = useManaged();
  const drafts = useLoaded(useCallback(() => api.drafts(), [api]));
  const notices = useLoaded(useCallback(() => api.notices(), [api]));
  const [editing, setEditing] = useState<DraftForm | null>(null);
  const [published, setPublished] = useState('');
  const reload = () => {
    drafts.reload();
    notices.reload();
  };
  const edit = (form: DraftForm) => {
    setPublished('');
    setEditing(form);
  };
  const close = (title = '') => {
    setEditing(null);
    setPublished(title);
    reload();
  };
  if (editing) return <DraftEditor form={editing} onClose={() => close()} onPublished={close} />;
  return (
    <>
      {published !== '' && (
        <p class="strip tone-good" role="status">
          <Icon name="done" />
          <span class="strip-text">{say('admin.notice.published', { title: published })}</span>
        </p>
      )}
      <p>
        <button
          type="button"
          class="button primary"
          onClick={() => edit(newForm(newId(new Date()), session.unitName, new Date()))}
        >
          {say('admin.draft.new')}
        </button>
      </p>
      <Asked of={drafts}>
        {({ items }) => {
          const open = items.filter(({ publishedAt }) => publishedAt === null);
          return (
            open.length > 0 && (
              <DraftList drafts={open} onEdit={(draft) => edit(formOf(draft))} onChanged={drafts.reload} />
            )
          );
        }}
      </Asked>
      <Asked of={notices}>
        {(items) => {
          const mine = items.filter(({ lead, annexes }) => list.get(lead) || annexes.some(({ below }) => below > 0));
          if (mine.length === 0) return <p class="card quiet">{say('admin.notice.none')}</p>;
          return mine.map((notice) => (
            <NoticeCard
              key={notice.id}
              notice={notice}
              leads={list.get(notice.lead) !== undefined}
              onChanged={reload}
            />
          ));
        }}
      </Asked>
    </>
  );
}
