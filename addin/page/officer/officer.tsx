import './officer.css';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { ApiFailure } from '../../../shared/api/client.ts';
import type { NoticeJson } from '../../../shared/api/contracts/notice.ts';
import type { SubmissionJson } from '../../../shared/api/contracts/submission.ts';
import { useCaller } from '../../session/caller.tsx';
import { download, fileName, XLSX_TYPE } from '../download.ts';
import { useNotices } from '../notices.tsx';
import { OfflineStrip } from '../offline-strip.tsx';
import { startReader } from '../reader/reader.ts';
import { ReceiptCard } from '../receipt/receipt-card.tsx';
import { useSay } from '../words.ts';
import { Bench } from './bench.tsx';
import type { Carried } from './carried.ts';
import { type Draft, draftOf, dropDraft } from './draft.ts';
import { DropZone } from './drop-zone.tsx';
import { NilDialog } from './nil-dialog.tsx';
import { OutboxStrip } from './outbox-strip.tsx';
import { ReadingBar } from './reading-bar.tsx';
import { StaleDialog } from './stale-dialog.tsx';
import { DraftStrip, NotTaken, ReadProblems, TasksSkeleton } from './strips.tsx';
import type { Task } from './task.ts';
import { TaskList } from './task-list.tsx';
import { type Delivery, useDelivery } from './use-delivery.ts';
import { type Chosen, type PutOn, useWorkbook } from './use-workbook.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';
import type { OpenWorkbook } from './workbook-state.ts';

function tasksOf(notices: readonly NoticeJson[] | null): Map<string, Task> {
  const pairs = (notices ?? []).flatMap((notice) => notice.annexes.map((annex) => ({ notice, annex })));
  return new Map(pairs.map((task) => [task.annex.id, task]));
}

/** Whether nothing in the workbook is still to be handed in: then no draft of it need be kept. */
function allSent(workbook: OpenWorkbook, tasks: ReadonlyMap<string, Task>, delivery: Delivery): boolean {
  const asked = workbook.sheets.flatMap(({ annex }) => (annex && tasks.get(annex)?.annex.must ? [annex] : []));
  return asked.length > 0 && asked.every((annex) => delivery.sentRevision(annex) === workbook.revision);
}

/** The officer's page: what is asked and what came back, a place to drop the annex, the sheet, submitting. */
export function Officer() {
  const say = useSay();
  const { api, session } = useCaller();
  const unit = useMemo(
    () => ({ code: session.unit, name: session.unitName, area: session.area }),
    [session.unit, session.unitName, session.area],
  );
  const { notices, failed, reload } = useNotices();
  const desk = useWorkbook(unit, say);
  const delivery = useDelivery(desk, reload);
  const [problem, setProblem] = useState('');
  const [cancelled, setCancelled] = useState(false);
  const [fetching, setFetching] = useState(false);
  const [asking, setAsking] = useState<{ kind: 'nil' | 'withdraw'; task: Task } | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const tasks = useMemo(() => tasksOf(notices), [notices]);
  useEffect(() => {
    draftOf(session.unit, new Date()).then(setDraft);
  }, [session.unit]);

  const finished = desk.workbook !== null && allSent(desk.workbook, tasks, delivery);
  useEffect(() => {
    if (finished) desk.forget();
  }, [finished]);

  const open = (file: Chosen, from: PutOn & { readonly bases?: Draft['bases'] } = {}) => {
    setProblem('');
    setCancelled(false);
    setDraft(null);
    const now = Object.fromEntries([...tasks.values()].map((task) => [task.annex.id, task.annex.version]));
    // The notices may not have come again since.
    const { receipt } = delivery;
    if (receipt) now[receipt.annex] = Math.max(receipt.version, now[receipt.annex] ?? 0);
    delivery.dismiss();
    desk.open(file, from.draft?.bases ?? { ...now, ...from.bases }, from);
  };
  const fail = (error: ApiFailure) =>
    setProblem(error.kind === 'refused' ? error.problem.detail : say('failure.offline'));
  const blank = async ({ notice, annex }: Task) => {
    const answer = await api.template(notice.id, annex.id);
    if (answer.ok) download(fileName(`${annex.code} ${annex.title}.xlsx`), answer.value, XLSX_TYPE);
    else fail(answer.error);
  };
  /** The workbook of a version as it was handed in, to go on from it. */
  const openVersion = async (submission: string, annex: string, version: number, carried?: Carried | null) => {
    setFetching(true);
    const asked = Promise.all([api.versionWorkbook(submission), api.submission(submission)]);
    const [answer, whole] = await asked.finally(() => setFetching(false));
    if (!answer.ok) return fail(answer.error);
    put(answer.value, annex, version, whole.ok ? whole.value : undefined, carried ?? undefined);
  };
  /** Theirs with the rows that I added. Where it can't be put together nothing is closed, and both are still there. */
  const openJoined = async (carried: Carried) => {
    const { annex, version } = carried.submission;
    const reader = startReader();
    const bytes = await reader.ask('join', { submission: carried.submission, unit }).finally(reader.close);
    if (bytes) return put(bytes, annex, version, carried.submission, carried);
    delivery.dismiss();
    setProblem(say('stale.notJoined'));
  };
  const put = (bytes: Uint8Array, annex: string, version: number, handedIn?: SubmissionJson, carried?: Carried) => {
    const code = annexById(annex)?.code ?? annex;
    const name = fileName(`${code} ${session.unitName} ${say('tasks.version', { version })}.xlsx`);
    open({ name, bytes }, { bases: { [annex]: version }, ...(carried && { carried }), ...(handedIn && { handedIn }) });
  };
  const titles = (annex: string) => ({
    annex: tasks.get(annex)?.annex.title ?? annexById(annex)?.title ?? annex,
    notice: tasks.get(annex)?.notice.title ?? '',
  });
  const { stale } = delivery;
  const idle = !desk.workbook && !desk.reading && !fetching;
  return (
    <main id="content" class="officer">
      <OutboxStrip delivery={delivery} />
      {failed && <OfflineStrip onRetry={reload} />}
      {idle && <NotTaken news={delivery} onClose={delivery.dismiss} />}
      {delivery.receipt && (
        <ReceiptCard
          receipt={delivery.receipt}
          submission={delivery.submission}
          titles={titles(delivery.receipt.annex)}
          onClose={delivery.dismiss}
        />
      )}
      {((idle && !notices && !failed) || fetching) && <TasksSkeleton />}
      {idle && draft && (
        <DraftStrip
          draft={draft}
          onResume={() => open(draft, { draft })}
          onDrop={() => {
            setDraft(null);
            dropDraft(session.unit);
          }}
        />
      )}
      <ReadProblems desk={desk} problem={problem} />
      <p role="status" class="quiet">
        {cancelled && say('read.cancelled')}
      </p>
      {desk.reading && (
        <ReadingBar
          reading={desk.reading}
          onCancel={() => {
            desk.cancel();
            setCancelled(true);
          }}
        />
      )}
      {idle && <DropZone compact={false} onFile={(file) => open(file)} onProblem={setProblem} />}
      {desk.workbook && (
        <Bench
          key={desk.workbook.bytes.byteLength + desk.workbook.name}
          desk={desk}
          workbook={desk.workbook}
          tasks={tasks}
          delivery={delivery}
          onFile={(file) => open(file)}
          onBlank={blank}
          onProblem={setProblem}
        />
      )}
      {idle && notices && (
        <TaskList
          notices={notices}
          actions={{
            onBlank: blank,
            onNil: (task) => setAsking({ kind: 'nil', task }),
            onWithdraw: (task) => setAsking({ kind: 'withdraw', task }),
            onOpen: ({ annex }) => openVersion(annex.submission ?? '', annex.id, annex.version),
          }}
        />
      )}
      {asking?.kind === 'nil' && (
        <NilDialog
          task={asking.task}
          onDeclare={(returned, replies) => delivery.submitNil(asking.task, returned, replies)}
          onClose={() => setAsking(null)}
        />
      )}
      {asking?.kind === 'withdraw' && (
        <WithdrawDialog
          task={asking.task}
          onDone={() => {
            setAsking(null);
            reload();
          }}
          onClose={() => setAsking(null)}
        />
      )}
      {stale && (
        <StaleDialog
          stale={stale}
          onTheirs={(carried) => {
            const { theirs } = stale;
            if (carried && carried.rows > 0) openJoined(carried);
            else if (theirs) openVersion(theirs.id, theirs.annex, theirs.version, carried);
          }}
          onReplace={delivery.replaceStale}
          onSave={desk.workbook && (() => desk.save().then((file) => download(file.name, file.bytes, XLSX_TYPE)))}
          onClose={delivery.dismiss}
        />
      )}
    </main>
  );
}
