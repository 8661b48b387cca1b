import { useCallback } from 'preact/hooks';
import type { AnnexChange } from '../../../../shared/api/contracts/draft.ts';
import type { NoticeAnnexJson, NoticeJson } from '../../../../shared/api/contracts/notice.ts';
import { useCaller } from '../../../session/caller.tsx';
import { useSay } from '../../words.ts';
import { Asked } from '../asked.tsx';
import { useDoing, useLoaded } from '../asking.ts';
import { DialogForm } from '../dialog-form.tsx';
import { changeSaid } from './change-said.ts';

/** What a newer version of an annex changes, and the button with which the notice asks for that one. */
export function VersionForm(props: {
  notice: NoticeJson;
  annex: NoticeAnnexJson;
  onDone(told: string): void;
  onClose(): void;
}) {
  const { notice, annex } = props;
  const say = useSay();
  const { api } = useCaller();
  const { busy, problem, go } = useDoing();
  const update = useLoaded(useCallback(() => api.annexUpdate(notice.id, annex.id), [api, notice.id, annex.id]));
  const name = `${annex.code} ${annex.title}`;
  const take = () =>
    go(
      () => api.takeUpVersion(notice.id, annex.id),
      ({ version }) => props.onDone(say('admin.version.done', { annex: name, version })),
    );
  const { layoutVersion: before, newestLayout: version } = annex;
  return (
    <DialogForm
      title={say('admin.version.title', { annex: name })}
      go={say('admin.version.go', { version })}
      ready={update.value !== null}
      {...{ busy, problem, onGo: take, onClose: props.onClose }}
    >
      <p>{say('admin.version.means', { before, version })}</p>
      <Asked of={update}>{({ changes }) => <Changes changes={changes} before={before} />}</Asked>
    </DialogForm>
  );
}

function Changes({ changes, before }: { changes: readonly AnnexChange[] | null; before: number }) {
  const say = useSay();
  if (changes === null) return <p class="quiet">{say('admin.version.unkept', { before })}</p>;
  if (changes.length === 0) return <p class="quiet">{say('admin.version.none')}</p>;
  return (
    <section class="stack" aria-label={say('admin.version.changes')}>
      <h3>{say('admin.version.changes')}</h3>
      <ul class="annex-changes">
        {changes.map((change) => (
          <li key={`${change.part} ${change.kind} ${change.label}`}>{changeSaid(change, say)}</li>
        ))}
      </ul>
    </section>
  );
}
