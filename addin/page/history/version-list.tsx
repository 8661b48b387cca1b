import { useEffect, useState } from 'preact/hooks';
import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { Reply } from '../../../shared/api/contracts/review.ts';
import { useCaller } from '../../session/caller.tsx';
import { Icon } from '../../ui/icon.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import { momentText } from '../../ui/time.ts';
import { download, fileName, XLSX_TYPE } from '../download.ts';
import { useSay } from '../words.ts';
import { Said } from './said.tsx';
import { StampPanel } from './stamp.tsx';
import type { Version } from './version.ts';

/** Every version, the newest first: when it came, where it stands, its receipt, its file. */
export function VersionList({ items }: { items: readonly Version[] }) {
  const say = useSay();
  const [problem, setProblem] = useState('');
  const replies = items.flatMap((item) => item.replies);
  return (
    <section class="card" aria-label={say('history.versions')}>
      <div role="alert">{problem && <p class="strip tone-error">{problem}</p>}</div>
      <ul class="versions">
        {items.map((item, i) => (
          <Line key={item.id} item={item} newest={i === 0} replies={replies} onProblem={setProblem} />
        ))}
      </ul>
    </section>
  );
}

function Line(props: { item: Version; newest: boolean; replies: readonly Reply[]; onProblem(text: string): void }) {
  const { item, onProblem } = props;
  const say = useSay();
  const { api, session } = useCaller();
  const [saving, setSaving] = useState(false);
  const version = say('tasks.version', { version: item.version });
  const annex = annexById(item.annex);
  const name = `${annex?.code ?? ''} ${item.unitName} ${version}`;
  const save = async () => {
    setSaving(true);
    onProblem('');
    const answer = await api.versionWorkbook(item.id).finally(() => setSaving(false));
    if (answer.ok) download(fileName(`${name}.xlsx`), answer.value, XLSX_TYPE);
    else onProblem(answer.error.kind === 'refused' ? answer.error.problem.detail : say('failure.offline'));
  };
  return (
    <li class="version" data-version={item.version}>
      <div class="row spread">
        <span class="row">
          <strong>{version}</strong>
          <StateWord state={item.state} />
          {item.timeliness === 'late' && <StateWord state="late" />}
          <span class="quiet small">
            {momentText(item.receivedAt, say.locale)} ·{' '}
            {item.nil ? say('receipt.nil') : say('stale.rows', { count: item.count })}
          </span>
        </span>
        <span class="row">
          <button type="button" class="button small save-version" disabled={saving} onClick={save}>
            <Icon name="download" />
            {say(saving ? 'edits.preparing' : 'history.download')}
          </button>
          <a class="button plain small" href={`#/receipt/${encodeURIComponent(item.receiptNumber)}`}>
            {say('receipt.title')} {item.receiptNumber}
          </a>
        </span>
      </div>
      {item.decision && <Said decision={item.decision} replies={props.replies} />}
      <Stamped
        item={item}
        name={name}
        mine={session.role === 'officer' && session.unit === item.unit}
        newest={props.newest}
      />
    </li>
  );
}

/** Asked for when somebody looks: most submissions are never stamped. The newest one's stands open where it is. */
function Stamped({ item, name, mine, newest }: { item: Version; name: string; mine: boolean; newest: boolean }) {
  const say = useSay();
  const { api } = useCaller();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (newest) api.stamp(item.id).then((answer) => answer.ok && answer.value.state === 'stamped' && setOpen(true));
  }, [api, item.id, newest]);
  return (
    <details class="stamped" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class="small">{say('stamp.title')}</summary>
      {open && <StampPanel submission={item.id} name={name} mine={mine} />}
    </details>
  );
}
