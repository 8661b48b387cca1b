import type { Shelf } from '../outbox/shelf.ts';
import type { Replies } from './returned.ts';

/** What was answered to one return, as kept over a reload of the pane. */
export interface KeptReplies {
  /** `unit/decision`. */
  readonly id: string;
  readonly replies: readonly (readonly [string, string])[];
}

export class RepliesShelf {
  readonly #shelf: Shelf<KeptReplies>;

  constructor(shelf: Shelf<KeptReplies>) {
    this.#shelf = shelf;
  }

  async recall(unit: string, decision: string): Promise<Replies> {
    const id = `${unit}/${decision}`;
    return new Map((await this.#shelf.all()).find((each) => each.id === id)?.replies ?? []);
  }

  async keep(unit: string, decision: string, replies: Replies): Promise<void> {
    const id = `${unit}/${decision}`;
    await this.#shelf.put(id, { id, replies: [...replies] });
  }

  async drop(unit: string, decision: string): Promise<void> {
    await this.#shelf.drop(`${unit}/${decision}`);
  }
}
