import { carryOut, type PaneDoor } from '../commands/carry-out.ts';
import { enabledActions } from '../commands/ribbon-state.ts';
import type { Desk } from '../usecases/desk.ts';
import type { ReviewerRoom } from './reviewer/reviewer-room.tsx';
import type { HandIn, PaneContext } from './world.tsx';

/** What was asked for while its part was still on its way: done once that has come. */
export interface Wanted {
  current: 'submit' | 'pull' | null;
}

/** The ribbon, and the sheets' own 提交. The value leaves off following what the sheet is. */
export function answerCommands(context: PaneContext, reviewer: ReviewerRoom | null, wanted: Wanted): () => void {
  const { shell, desk, handIn, askSignIn, signed } = context;
  const door: PaneDoor = {
    askSignIn,
    showBoard: () => {
      void reviewer?.behind.reviewing.load();
      document.querySelector('.choice')?.scrollIntoView();
    },
    pull: async () => {
      wanted.current = reviewer ? null : 'pull';
      if (reviewer) await pullChosen(reviewer);
    },
    submit: async () => {
      wanted.current = handIn ? null : 'submit';
      if (handIn) await submitActive(desk, handIn);
    },
  };
  const run = (action: Parameters<typeof carryOut>[0]) => carryOut(action, { shell, desk, door });
  shell.onAction(run);
  desk.onPressed = () => void run('submit');
  if (wanted.current) void door[wanted.current]();
  let last = '';
  const update = () => {
    const enabled = enabledActions({ annex: desk.active !== undefined }, signed?.session ?? null);
    const now = [...enabled].join();
    if (now !== last) void shell.setEnabled(enabled);
    last = now;
  };
  update();
  return desk.store.subscribe(update);
}

/** Pulls what the board has chosen, once that is known. */
async function pullChosen({ behind: { reviewing, pulling } }: ReviewerRoom): Promise<void> {
  if (!reviewing.chosen) await reviewing.load();
  if (reviewing.chosen) await pulling.pull(reviewing.chosen.id, reviewing.unit);
}

/** Hands in what is before the officer, which is not known before the workbook is listened to. */
async function submitActive(desk: Desk, { delivery }: HandIn): Promise<void> {
  await desk.attended;
  if (desk.active) await delivery.submit(desk.active);
}
