/** One thing at a time: whatever is asked of the workbook waits for what was asked before. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#last.then(work);
    // A bug in one action must not stop the next ones; whoever called it hears of it.
    this.#last = next.catch(() => undefined);
    return next;
  }
}
