import type { Order, Report, Stage } from './protocol.ts';

/** The thread's global scope, as much of it as is used (the DOM and worker libs can't be loaded together). */
const thread = globalThis as unknown as {
  onmessage: ((event: { data: Order }) => void) | null;
  postMessage(report: Report): void;
};

/** The rules and the xlsx reader arrive with the first order, so that starting the thread costs nothing. */
const desk = import('./desk.ts').then(({ createDesk }) => createDesk());

thread.onmessage = async ({ data: { id, name, ask } }) => {
  const onStage = (stage: Stage, done: number, of: number) =>
    thread.postMessage({ id, kind: 'progress', stage, done, of });
  try {
    const ready = await desk;
    const answer = await ready.carryOut(name, ask, onStage);
    thread.postMessage({ id, kind: 'answer', answer });
  } catch (problem) {
    thread.postMessage({ id, kind: 'broken', detail: problem instanceof Error ? problem.message : String(problem) });
  }
};
