import { useEffect, useRef, useState } from 'preact/hooks';
import type { Scan, Stamp } from '../../../shared/api/contracts/scan.ts';
import { useCaller } from '../../session/caller.tsx';
import { Icon } from '../../ui/icon.tsx';
import { momentText } from '../../ui/time.ts';
import { download, fileName } from '../download.ts';
import { useSay } from '../words.ts';

/** What the Worker takes too (contracts: MAX_SCAN_BYTES, which would bring zod into the page). */
const LIMIT_MB = 5;
const MB = 1024 * 1024;

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
  const attach = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > LIMIT_MB * MB) {
      setProblem(say('stamp.tooBig', { size: (file.size / MB).toFixed(1), limit: LIMIT_MB }));
      return;
    }
    setBusy(true);
    take(await api.attachScan(submission, new Uint8Array(await file.arrayBuffer())));
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
        {stamp && mine && <AttachButton again={scan !== undefined} busy={busy} onFile={attach} />}
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

function AttachButton(props: { again: boolean; busy: boolean; onFile(file: File | undefined): void }) {
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class={props.again ? 'button plain small' : 'button small'}
        disabled={props.busy}
        onClick={() => input.current?.click()}
      >
        <Icon name="upload" />
        {say(props.busy ? 'stamp.sending' : props.again ? 'stamp.again' : 'stamp.attach')}
      </button>
      <input
        ref={input}
        type="file"
        class="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
        accept=".pdf,.jpg,.jpeg"
        onChange={(event) => {
          props.onFile(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
