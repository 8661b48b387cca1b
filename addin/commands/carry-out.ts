import type { RibbonAction } from '../../shared/manifest/ribbon.ts';
import type { Shell } from '../host/shell.ts';
import type { Desk } from '../usecases/desk.ts';

/** What the pane does for a command besides being shown. */
export interface PaneDoor {
  /** Shows the sign-in, where nobody is signed in. */
  askSignIn(): void;
  /** Shows the reviewer's board. */
  showBoard(): void;
  /** Starts the pull of what the board has chosen. */
  pull(): Promise<void>;
  /** Hands in the annex before the officer, where there is one. */
  submit(): Promise<void>;
}

export interface CommandWorld {
  readonly shell: Shell;
  readonly desk: Desk;
  readonly door: PaneDoor;
}

/** Carries out what the ribbon (or a sheet's own button) asks for; the pane comes into view to show what came of it. */
export async function carryOut(action: RibbonAction, { shell, desk, door }: CommandWorld): Promise<void> {
  await shell.showPane();
  switch (action) {
    case 'enable':
      return desk.enable();
    case 'check':
      return desk.check();
    case 'submit':
      if (!desk.session) return door.askSignIn();
      return door.submit();
    case 'pull':
      if (!desk.session) return door.askSignIn();
      door.showBoard();
      return door.pull();
    case 'progress':
      if (!desk.session) return door.askSignIn();
      return door.showBoard();
    case 'help':
      return;
  }
}
