import { useEffect, useMemo, useState } from 'preact/hooks';
import { annexById } from '../../../shared/annex/catalogue/index.ts';
import type { NoticeJson } from '../../../shared/api/contracts/notice.ts';
import { useCaller } from '../../session/caller.tsx';
import { useSay } from '../../ui/text.tsx';
import { download, fileName, XLSX_TYPE } from '../download.ts';
import { OfflineStrip } from '../offline-strip.tsx';
import { type Draft, draftOf, dropDraft } from '../outbox/draft.ts';
import { ReceiptCard } from '../receipt/receipt-card.tsx';
import { useNotices } from '../use-notices.ts';
import { Bench } from './bench.tsx';
import { HistoryDialog, NilDialog, StaleDialog } from './dialogs.tsx';
import { DropZone } from './drop-zone.tsx';
import { Outbox } from './outbox-strip.tsx';
import { ReadingBar } from './reading-bar.tsx';
import { DraftStrip, ReadProblems, TasksSkeleton } from './strips.tsx';
import type { Task } from './submit-bar.tsx';
import { TaskList } from './task-list.tsx';
import { type Delivery, useDelivery } from './use-delivery.ts';
import { type Chosen, useWorkbook } from './use-workbook.ts';
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

/** The officer's page: what is asked, a place to drop the annex, the sheet beside its findings, submitting. */
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
  const [asking, setAsking] = useState<{ kind: 'nil' | 'history'; task: Task } | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const tasks = useMemo(() => tasksOf(notices), [notices]);
  useEffect(() => {
    draftOf(session.unit, new Date()).then(setDraft);
  }, [session.unit]);

  const finished = desk.workbook !== null && allSent(desk.workbook, tasks, delivery);
  useEffect(() => {
    if (finished) dropDraft(session.unit);
  }, [finished, session.unit]);

  const open = (file: Chosen, from?: Draft) => {
    setProblem('');
    setCancelled(false);
    setDraft(null);
    delivery.dismiss();
    const bases = Object.fromEntries([...tasks.values()].map((task) => [task.annex.id, task.annex.version]));
    desk.open(file, from?.bases ?? bases, from);
  };
  const blank = async (task: Task) => {
    const answer = await api.template(task.notice.id, task.annex.id);
    if (answer.ok) download(fileName(`${task.annex.code} ${task.annex.title}.xlsx`), answer.value, XLSX_TYPE);
    else setProblem(answer.error.kind === 'refused' ? answer.error.problem.detail : say('failure.offline'));
  };
  const titles = (annex: string) => ({
    annex: tasks.get(annex)?.annex.title ?? annexById(annex)?.title ?? annex,
    notice: tasks.get(annex)?.notice.title ?? '',
  });
  const idle = !desk.workbook && !desk.reading;
  return (
    <main id="content" class="officer">
      <Outbox delivery={delivery} />
      {failed && <OfflineStrip onRetry={reload} />}
      {delivery.receipt && (
        <ReceiptCard receipt={delivery.receipt} titles={titles(delivery.receipt.annex)} onClose={delivery.dismiss} />
      )}
      {idle && !notices && !failed && <TasksSkeleton />}
      {idle && draft && (
        <DraftStrip
          draft={draft}
          onResume={() => open(draft, draft)}
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
      {!desk.workbook && !desk.reading && <DropZone compact={false} onFile={open} onProblem={setProblem} />}
      {desk.workbook && (
        <Bench
          key={desk.workbook.bytes.byteLength + desk.workbook.name}
          desk={desk}
          workbook={desk.workbook}
          tasks={tasks}
          delivery={delivery}
          onFile={open}
          onBlank={blank}
          onProblem={setProblem}
        />
      )}
      {idle && notices && (
        <TaskList
          notices={notices}
          actions={{
            onBlank: (notice, annex) => blank({ notice, annex }),
            onNil: (notice, annex) => setAsking({ kind: 'nil', task: { notice, annex } }),
            onHistory: (notice, annex) => setAsking({ kind: 'history', task: { notice, annex } }),
          }}
        />
      )}
      {asking?.kind === 'nil' && (
        <NilDialog
          task={asking.task}
          onDeclare={() => delivery.submitNil(asking.task)}
          onClose={() => setAsking(null)}
        />
      )}
      {asking?.kind === 'history' && <HistoryDialog task={asking.task} onClose={() => setAsking(null)} />}
      {delivery.stale && (
        <StaleDialog stale={delivery.stale} onReplace={delivery.replaceStale} onClose={delivery.dismiss} />
      )}
    </main>
  );
}
