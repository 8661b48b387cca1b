import { useEffect, useState } from 'preact/hooks';
import type { Scan, Stamp } from '../../../shared/api/contracts/scan.ts';
import { useCaller } from '../../session/caller.tsx';
import { Icon } from '../../ui/icon.tsx';
import { momentText } from '../../ui/time.ts';
import { download, fileName } from '../download.ts';
import { type Chosen, useFile } from '../use-file.tsx';
import { useSay } from '../words.ts';

const LIMIT_MB = 5;

/** 盖章件 of one submission: whether it waits for its stamp, the scan to be seen, and by its own officer to be attached. */
export function StampPanel({ submission, name, mine }: { submission: string; name: string; mine: boolean }) {
  const say = useSay();
  const { api } = useCaller();
  const [stamp, setStamp] = useState<Stamp | null>(null);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const take = (answer: Awaited<ReturnType<typeof api.stamp>>) => {
    setBusy(false);
    setProblem('');
    if (answer.ok) setStamp(answer.value);
    else setProblem(answer.error.kind === 'refused' ? answer.error.problem.detail : say('failure.offline'));
  };
  useEffect(() => {
    let current = true;
    api.stamp(submission).then((answer) => current && take(answer));
    return () => {
      current = false;
    };
  }, [api, submission]);
  const attach = async ({ bytes }: Chosen) => {
    setBusy(true);
    take(await api.attachScan(submission, bytes));
  };
  const [scan] = stamp?.scans ?? [];
  return (
    <div class="stack stamp" data-state={stamp?.state}>
      <div class="row" role="status">
        {!stamp && !problem && <span class="skeleton" />}
        {stamp && (
          <span class={`word ${scan ? 'tone-good' : 'tone-amber'}`}>
            <Icon name={scan ? 'done' : 'late'} />
            {scan ? say('stamp.stamped', { time: momentText(scan.at, say.locale) }) : say('stamp.waiting')}
          </span>
        )}
        {scan && <SavedScan submission={submission} name={name} scan={scan} onProblem={setProblem} />}
        {stamp && mine && (
          <AttachButton again={scan !== undefined} busy={busy} onFile={attach} onProblem={setProblem} />
        )}
      </div>
      {stamp && mine && !scan && <p class="quiet small">{say('stamp.hint', { limit: LIMIT_MB })}</p>}
      <div role="alert">{problem && <p class="strip tone-error">{problem}</p>}</div>
    </div>
  );
}

function SavedScan(props: { submission: string; name: string; scan: Scan; onProblem(text: string): void }) {
  const say = useSay();
  const { api } = useCaller();
  const { submission, name, scan } = props;
  const save = async () => {
    const answer = await api.scan(submission);
    const ending = scan.type === 'image/jpeg' ? 'jpg' : 'pdf';
    if (answer.ok) download(fileName(`${name} ${say('stamp.title')}.${ending}`), answer.value, scan.type);
    else props.onProblem(answer.error.kind === 'refused' ? answer.error.problem.detail : say('failure.offline'));
  };
  return (
    <button type="button" class="button small scan-save" onClick={save}>
      <Icon name="download" />
      {say('stamp.download')}
    </button>
  );
}

interface AttachProps {
  readonly again: boolean;
  readonly busy: boolean;
  onFile(file: Chosen): void;
  onProblem(text: string): void;
}

function AttachButton({ again, busy, onFile, onProblem }: AttachProps) {
  const say = useSay();
  const { choose, input } = useFile({
    accept: '.pdf,.jpg,.jpeg',
    limitMb: LIMIT_MB,
    onFile,
    onTooBig: (size) => onProblem(say('stamp.tooBig', { size, limit: LIMIT_MB })),
  });
  return (
    <>
      <button type="button" class={again ? 'button plain small' : 'button small'} disabled={busy} onClick={choose}>
        <Icon name="upload" />
        {say(busy ? 'stamp.sending' : again ? 'stamp.again' : 'stamp.attach')}
      </button>
      {input}
    </>
  );
}
