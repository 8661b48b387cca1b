import type { CellChange } from '../../shared/inspect/edit-sheet.ts';
import { ok } from '../../shared/result.ts';
import type { Finding } from '../ui/finding.ts';
import type { AtDesk } from './at-desk.ts';
import type { TableState } from './desk-state.ts';
import { safeFindings } from './findings.ts';
import { takeFixes, writeCells } from './fix.ts';

/** What the pane writes into the officer's cells, and only when it is told to. */
export class Correcting {
  readonly #desk: AtDesk;

  constructor(desk: AtDesk) {
    this.#desk = desk;
  }

  take(at: TableState, findings: readonly Finding[]): Promise<void> {
    const { ports, book, store } = this.#desk;
    return this.#desk.run('fix', async () => {
      const changes = await takeFixes(ports.host, book, at.table.sheet, findings);
      if (!changes.ok) return changes;
      this.#desk.show({ sheet: at.table.sheet, cells: changes.value });
      store.set({ done: { what: 'fixed', count: findings.length } });
      return ok(undefined);
    });
  }

  takeSafe(at: TableState): Promise<void> {
    return this.take(at, safeFindings(at.findings));
  }

  /** Writes what was chosen in the pane (a place, a colleague's cell) into a sheet; false where Excel did not take it. */
  async write(sheet: string, cells: readonly CellChange[]): Promise<boolean> {
    const { ports, book } = this.#desk;
    let done = false;
    await this.#desk.run('fix', async () => {
      const written = await writeCells(ports.host, book, sheet, cells);
      if (written.ok) this.#desk.show({ sheet, cells });
      done = written.ok;
      return written;
    });
    return done;
  }
}
