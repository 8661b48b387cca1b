import { hostProblem } from '../host/host-problem.ts';
import type { Edit } from '../host/sheet-host.ts';
import type { AttendedDesk } from './at-desk.ts';

/** Needed by workbooks alone that hold guards of ours. */
const guarding = () => import('./enable.ts');

/** Follows the workbook for a desk. */
export class Attendance {
  readonly #desk: AttendedDesk;
  /** What was edited before the guards were known: it may have destroyed some. Null once they are. */
  #unguarded: Edit[] | null = [];

  constructor(desk: AttendedDesk) {
    this.#desk = desk;
  }

  /** Listens from now on. What happened between the first reading and this told nobody, and is looked for. */
  listen(): Promise<void> {
    const desk = this.#desk;
    return desk.turns.take(async () => {
      if (desk.state.phase !== 'ready' || desk.isLeft) return;
      await desk.stopListening?.();
      const listening = await desk.ports.host.listen({
        edited: (edit) => {
          this.#unguarded?.push(edit);
          void desk.follow(edit);
        },
        activated: (sheet) => void desk.activate(sheet),
        selected: (sheet, area) => desk.select(sheet, area),
        pressed: () => desk.onPressed(),
        removed: (sheet) => void desk.forget(sheet),
        renamed: (sheet, name) => void desk.renamed(sheet, name),
        waiting: (waiting) => desk.store.set({ waiting }),
      });
      if (!listening.ok) return;
      desk.stopListening = listening.value;
      const now = await desk.recheck();
      const active = now.ok && now.value.find((info) => info.active);
      if (active && active.id !== desk.state.activeSheet?.id) desk.select(active.id, null);
    });
  }

  /** Knows again what guards the sheets, in a workbook that was enabled before. Edits are judged meanwhile. */
  async recallGuards(): Promise<void> {
    const desk = this.#desk;
    const { phase, kept } = desk.state;
    if (phase === 'ready' && kept.installed.length > 0) {
      const part = await guarding().catch(() => null);
      if (part) await desk.turns.take(() => part.recallGuards(desk.request()));
      else desk.store.set({ problem: hostProblem('failed', 'a part of the pane did not arrive') });
    }
    const again = this.#unguarded ?? [];
    this.#unguarded = null;
    for (const edit of again) await desk.follow(edit);
  }
}
