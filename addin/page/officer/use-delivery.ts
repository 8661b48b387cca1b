import { useEffect, useRef, useState } from 'preact/hooks';
import { type Owner, ownerOf, type Pending } from '../../outbox/outbox.ts';
import { useCaller } from '../../session/caller.tsx';
import type { Replies, Returned } from '../../usecases/returned.ts';
import type { SheetView } from '../reader/protocol.ts';
import { useSay } from '../words.ts';
import { carry, carryWaiting, type News, NO_NEWS, type Parcel } from './courier.ts';
import { outbox } from './page-outbox.ts';
import { answering, inputOf } from './submission.ts';
import type { Task } from './task.ts';
import type { WorkbookDesk } from './use-workbook.ts';

export interface Delivery extends News {
  readonly busy: boolean;
  /** This officer's, waiting for the network. */
  readonly waiting: readonly Pending[];
  /** Left on this computer by others; never sent by this one. */
  readonly others: readonly Pending[];
  /** `returned`: the return that this version answers. */
  submit(sheets: readonly SheetView[], task: Task, returned: Returned | undefined): void;
  submitNil(task: Task, returned: Returned | undefined, replies: Replies): void;
  /** Hands in what is at hand as the version after the newer one. */
  replaceStale(): void;
  retry(): void;
  discard(pending: Pending): void;
  dismiss(): void;
  /** The workbook's revision that was last acknowledged for an annex. */
  sentRevision(annex: string): number | undefined;
}

/** A state of one workbook: another file that is opened begins with the same revision. */
interface State {
  readonly bytes: Uint8Array;
  readonly revision: number;
}

const RETRY_MS = 15_000;

async function parcelOf(
  desk: WorkbookDesk,
  sheets: readonly SheetView[],
  task: Task,
  returned: Returned | undefined,
): Promise<Parcel | null> {
  const { workbook } = desk;
  if (!workbook) return null;
  const { notice, annex } = task;
  const indexes = sheets.map((sheet) => sheet.index);
  const content = await desk.content(indexes, notice.id);
  const baseVersion = workbook.bases[annex.id] ?? annex.version;
  const input = inputOf(workbook, content, indexes, { notice: notice.id, annex: annex.id, baseVersion }, returned);
  return { annexTitle: annex.title, input, hash: content.hash, name: workbook.name, revision: workbook.revision };
}

function nilParcel(task: Task, returned: Returned | undefined, replies: Replies): Parcel {
  const { notice, annex } = task;
  const target = { notice: notice.id, annex: annex.id, baseVersion: annex.version };
  const input = { ...target, nil: true, records: [], ...answering(returned, replies) };
  return { annexTitle: annex.title, input, hash: 'nil', name: '', revision: undefined };
}

/** Tries the outbox now, when the network comes back, and every so often while something waits. */
function useRetrying(retry: () => void, owner: Owner, api: unknown): void {
  useEffect(() => {
    retry();
    addEventListener('online', retry);
    const timer = setInterval(async () => {
      if ((await outbox.waiting(owner)).length > 0) retry();
    }, RETRY_MS);
    return () => {
      removeEventListener('online', retry);
      clearInterval(timer);
    };
  }, [api, owner.unit, owner.person]);
}

/** Submitting, the outbox and what the Worker answered. `onReceived`: the notices have changed. */
export function useDelivery(desk: WorkbookDesk, onReceived: () => void): Delivery {
  const office = { ...useCaller(), say: useSay() };
  const owner = ownerOf(office.session);
  const [busy, setBusy] = useState(false);
  const [kept, setKept] = useState<Pick<Delivery, 'waiting' | 'others'>>({ waiting: [], others: [] });
  const [news, setNews] = useState(NO_NEWS);
  const [sent, setSent] = useState<Readonly<Record<string, State>>>({});
  const submitting = useRef(false);
  const turns = useRef(0);
  const queue = useRef(Promise.resolve());
  const signedIn = useRef(true);
  useEffect(() => {
    signedIn.current = true;
    return () => {
      signedIn.current = false;
    };
  }, []);
  const latest = useRef(desk);
  latest.current = desk;
  /** What is on its way, by annex, so that a late receipt is told apart from a later change. */
  const underway = useRef(new Map<string, State>());

  const look = async () => setKept({ waiting: await outbox.waiting(owner), others: await outbox.others(owner) });
  const tell = (next: News) => {
    setNews(next);
    if (!next.receipt) return;
    const { annex, version } = next.receipt;
    const state = underway.current.get(annex);
    underway.current.delete(annex);
    if (state) setSent((now) => ({ ...now, [annex]: state }));
    latest.current.rebase(annex, version);
    onReceived();
  };
  /** One after the other. While one is on its way a second click, or a retry, adds nothing. */
  const inTurn = (work: () => Promise<void>, quietly: boolean) => {
    if (quietly ? turns.current > 0 : submitting.current) return;
    turns.current++;
    if (!quietly) {
      submitting.current = true;
      setBusy(true);
    }
    queue.current = queue.current
      .then(() => {
        if (!quietly) setNews(NO_NEWS);
        return work();
      })
      .catch((reason: unknown) => console.error(reason))
      .then(async () => {
        turns.current--;
        if (!quietly) {
          submitting.current = false;
          setBusy(false);
        }
        await look();
      });
  };
  const send = (parcel: () => Promise<Parcel | null>) =>
    inTurn(async () => {
      const bytes = latest.current.workbook?.bytes;
      const made = await parcel();
      if (!made) return;
      const { revision } = made;
      if (bytes && revision !== undefined) underway.current.set(made.input.annex, { bytes, revision });
      tell(await carry(office, made));
    }, false);
  const retry = () => inTurn(() => carryWaiting(office, tell, () => signedIn.current), true);
  useRetrying(retry, owner, office.api);

  return {
    ...news,
    ...kept,
    busy,
    submit: (sheets, task, returned) => send(() => parcelOf(latest.current, sheets, task, returned)),
    submitNil: (task, returned, replies) => send(async () => nilParcel(task, returned, replies)),
    replaceStale: () => {
      const { stale } = news;
      if (!stale) return;
      const { parcel, version } = stale;
      send(async () => ({ ...parcel, input: { ...parcel.input, baseVersion: version } }));
    },
    retry,
    discard: async (each) => {
      await outbox.discard(owner, each.id);
      await look();
    },
    dismiss: () => setNews(NO_NEWS),
    sentRevision: (annex) => (sent[annex]?.bytes === desk.workbook?.bytes ? sent[annex]?.revision : undefined),
  };
}
