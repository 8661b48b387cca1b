import { useEffect, useRef, useState } from 'preact/hooks';
import type { IssueJson } from '../../../shared/api/contracts/issue.ts';
import type { Receipt } from '../../../shared/api/contracts/receipt.ts';
import type { SubmissionInput, SubmissionItem } from '../../../shared/api/contracts/submission.ts';
import { useSay } from '../../ui/text.tsx';
import { allPending, dropPending, keepPending, type Pending, type Sent, sendPending } from '../outbox/outbox.ts';
import type { SheetView } from '../reader/protocol.ts';
import { useCaller } from '../session/caller.tsx';
import { fingerprintOf, inputOf } from './submission.ts';
import type { Task } from './submit-bar.tsx';
import type { WorkbookDesk } from './use-workbook.ts';

/** A newer version stands at the Worker; the officer chooses. */
export interface Stale {
  readonly task: Task;
  readonly theirs: SubmissionItem | null;
  readonly version: number;
  readonly mine: { readonly name: string; readonly count: number; readonly base: number };
  /** Hands in what is at hand, on top of theirs. */
  replace(): void;
}

export interface Delivery {
  readonly busy: boolean;
  readonly waiting: readonly Pending[];
  readonly others: readonly Pending[];
  readonly receipt: Receipt | null;
  readonly stale: Stale | null;
  readonly issues: readonly IssueJson[];
  readonly message: string;
  submit(sheets: readonly SheetView[], task: Task): void;
  submitNil(task: Task): void;
  retry(): void;
  discard(pending: Pending): void;
  dismiss(): void;
  /** The workbook's revision that was last acknowledged for an annex. */
  sentRevision(annex: string): number | undefined;
}

const RETRY_MS = 15_000;

/** Submitting, the outbox and what the Worker answered. `onReceived`: the notices have changed. */
export function useDelivery(desk: WorkbookDesk, onReceived: () => void): Delivery {
  const say = useSay();
  const { api, session } = useCaller();
  const [busy, setBusy] = useState(false);
  const [pending, setPending] = useState<readonly Pending[]>([]);
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const [stale, setStale] = useState<Stale | null>(null);
  const [issues, setIssues] = useState<readonly IssueJson[]>([]);
  const [message, setMessage] = useState('');
  const [sent, setSent] = useState<Readonly<Record<string, number>>>({});
  const sending = useRef(false);
  const latest = useRef(desk);
  latest.current = desk;

  const refresh = async () => setPending(await allPending());
  const received = (annex: string, receiptNow: Receipt, revision: number | undefined) => {
    setReceipt(receiptNow);
    latest.current.rebase(annex, receiptNow.version);
    if (revision !== undefined) setSent((now) => ({ ...now, [annex]: revision }));
    onReceived();
  };

  const deliver = async (task: Task, input: SubmissionInput, hash: string, revision: number | undefined) => {
    const kept = await keepPending({
      unit: session.unit,
      unitName: session.unitName,
      annexTitle: task.annex.title,
      fingerprint: fingerprintOf(input, hash),
      input,
    });
    await settle(await sendPending(api, kept), task, input, hash, revision);
    await refresh();
  };
  const settle = async (
    outcome: Sent,
    task: Task,
    input: SubmissionInput,
    hash: string,
    revision: number | undefined,
  ) => {
    if (outcome.kind === 'received') {
      received(task.annex.id, outcome.submitted.receipt, revision);
      return;
    }
    if (outcome.kind === 'waiting') return;
    const { problem } = outcome;
    if (problem.code === 'submission.stale') {
      const answer = await api.submissions({ notice: task.notice.id, annex: task.annex.id, unit: session.unit });
      const theirs = answer.ok ? (answer.value.items[0] ?? null) : null;
      const version = theirs?.version ?? Number(problem.params.current ?? 0);
      setStale({
        task,
        theirs,
        version,
        mine: {
          name: latest.current.workbook?.name ?? '',
          count: input.records?.length ?? 0,
          base: input.baseVersion ?? 0,
        },
        replace: () => act(() => deliver(task, { ...input, baseVersion: version }, hash, revision)),
      });
      return;
    }
    setMessage(problem.code === 'idempotency.mismatch' ? say('submit.mismatch') : problem.detail);
    setIssues(problem.issues ?? []);
  };
  const act = async (what: () => Promise<void>) => {
    if (sending.current) return;
    sending.current = true;
    setBusy(true);
    setReceipt(null);
    setStale(null);
    setIssues([]);
    setMessage('');
    try {
      await what();
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };
  const retry = async () => {
    if (sending.current) return;
    const mine = (await allPending()).filter((each) => each.unit === session.unit);
    for (const each of mine) {
      sending.current = true;
      const outcome = await sendPending(api, each).finally(() => {
        sending.current = false;
      });
      if (outcome.kind === 'received') {
        const known = pendingRevision.current.get(each.id);
        received(each.input.annex, outcome.submitted.receipt, known);
      } else if (outcome.kind === 'refused') {
        setMessage(say('outbox.refused', { annex: each.annexTitle, detail: outcome.problem.detail }));
        setIssues(outcome.problem.issues ?? []);
      } else break;
    }
    await refresh();
  };
  /** Which revision of the open workbook a pending submission holds, so that its late receipt is told as current. */
  const pendingRevision = useRef(new Map<string, number>());

  useEffect(() => {
    retry();
    const again = () => {
      if (document.visibilityState === 'visible') retry();
    };
    addEventListener('online', again);
    const timer = setInterval(async () => {
      const mine = (await allPending()).some((each) => each.unit === session.unit);
      if (mine) again();
    }, RETRY_MS);
    return () => {
      removeEventListener('online', again);
      clearInterval(timer);
    };
  }, [api, session.unit]);

  return {
    busy,
    waiting: pending.filter((each) => each.unit === session.unit),
    others: pending.filter((each) => each.unit !== session.unit),
    receipt,
    stale,
    issues,
    message,
    submit: (sheets, task) =>
      act(async () => {
        const workbook = latest.current.workbook;
        if (!workbook) return;
        const indexes = sheets.map((sheet) => sheet.index);
        const content = await latest.current.content(indexes, task.notice.id);
        const input = inputOf(workbook, content, indexes, {
          notice: task.notice.id,
          annex: task.annex.id,
          baseVersion: workbook.bases[task.annex.id] ?? task.annex.version,
        });
        pendingRevision.current.set(`${session.unit}/${task.notice.id}/${task.annex.id}`, workbook.revision);
        await deliver(task, input, content.hash, workbook.revision);
      }),
    submitNil: (task) =>
      act(() => {
        const { notice, annex } = task;
        const input = { notice: notice.id, annex: annex.id, baseVersion: annex.version, nil: true, records: [] };
        return deliver(task, input, 'nil', undefined);
      }),
    retry,
    discard: async (each) => {
      await dropPending(each.id);
      await refresh();
    },
    dismiss: () => {
      setReceipt(null);
      setStale(null);
      setIssues([]);
      setMessage('');
    },
    sentRevision: (annex) => sent[annex],
  };
}
