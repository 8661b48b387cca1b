import type { OrderName, Orders, Report, Stage } from './protocol.ts';

export interface Progress {
  readonly stage: Stage;
  readonly done: number;
  readonly of: number;
}

/** The page's end of the reading thread: one workbook at a time. `close` stops whatever it is doing. */
export interface Reader {
  ask<N extends OrderName>(
    name: N,
    ask: Orders[N]['ask'],
    onProgress?: (p: Progress) => void,
  ): Promise<Orders[N]['answer']>;
  close(): void;
}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (reason: Error) => void;
  readonly onProgress: ((p: Progress) => void) | undefined;
}

/** Starts a reading thread; xlsx reader, rules and divisions are loaded there, the first time, and never by the page. */
export function startReader(): Reader {
  const thread = new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Waiting>();
  let next = 1;
  thread.onmessage = (event: MessageEvent<Report>) => {
    const report = event.data;
    const mine = waiting.get(report.id);
    if (!mine) return;
    if (report.kind === 'progress') {
      mine.onProgress?.(report);
      return;
    }
    waiting.delete(report.id);
    if (report.kind === 'answer') mine.resolve(report.answer as never);
    else mine.reject(new Error(report.detail));
  };
  thread.onerror = (event) => {
    for (const each of waiting.values()) each.reject(new Error(event.message));
    waiting.clear();
  };
  return {
    ask: (name, ask, onProgress) =>
      new Promise((resolve, reject) => {
        const id = next++;
        waiting.set(id, { resolve: resolve as Waiting['resolve'], reject, onProgress });
        thread.postMessage({ id, name, ask });
      }),
    close: () => {
      thread.terminate();
      waiting.clear();
    },
  };
}
