import { ok } from '../../../shared/result.ts';
import type { HostResult } from '../../host/host-problem.ts';
import type { Block, RowShift, SheetHost, WriteOptions } from '../../host/sheet-host.ts';

/** Changes of a sheet that can be put back, for as long as nothing is taken out of it. */
export class Journal {
  readonly #host: SheetHost;
  readonly #back: (() => HostResult<void>)[] = [];

  constructor(host: SheetHost) {
    this.#host = host;
  }

  /** Nothing was changed so far. */
  get isEmpty(): boolean {
    return this.#back.length === 0;
  }

  /** Puts whole rows in. */
  async insert(sheet: string, steps: readonly RowShift[]): HostResult<void> {
    if (steps.length === 0) return ok(undefined);
    const done = await this.#host.shiftRows(sheet, steps);
    const out = [...steps].reverse().map(({ at, by }) => ({ at, by: -by }));
    if (done.ok) this.#back.push(() => this.#host.shiftRows(sheet, out));
    return done;
  }

  /** Writes over cells that hold `before`; those of rows that were put in need no mention. */
  write(blocks: readonly Block[], before: readonly Block[], options: WriteOptions): HostResult<void> {
    // Also what fails has written some of it.
    this.#back.push(() => this.#host.write(before));
    return this.#host.write(blocks, options);
  }

  /** Sheets that came. */
  added(sheets: readonly string[]): void {
    for (const sheet of sheets) this.#back.push(() => this.#host.removeSheet(sheet));
  }

  /** Puts everything back, the last change first; false where the host does not let it. */
  async putBack(): Promise<boolean> {
    for (const back of this.#back.splice(0).reverse()) if (!(await back()).ok) return false;
    return true;
  }
}
