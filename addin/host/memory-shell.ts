import type { RibbonAction } from '../../shared/manifest/ribbon.ts';
import type { Shell } from './shell.ts';

/** A Shell that remembers what was asked of it: for tests, and for the page, which has no ribbon. */
export class MemoryShell implements Shell {
  readonly language: string;
  readonly partition = '';
  enabled: ReadonlySet<RibbonAction> = new Set();
  shown = 0;
  opensWithWorkbook = false;
  #carryOut: (action: RibbonAction) => Promise<void> = async () => undefined;

  constructor(language = 'zh-CN') {
    this.language = language;
  }

  onAction(carryOut: (action: RibbonAction) => Promise<void>): void {
    this.#carryOut = carryOut;
  }

  /** Somebody presses a button of the ribbon. */
  press(action: RibbonAction): Promise<void> {
    return this.#carryOut(action);
  }

  async setEnabled(actions: ReadonlySet<RibbonAction>): Promise<void> {
    this.enabled = actions;
  }

  async showPane(): Promise<void> {
    this.shown += 1;
  }

  async openWithWorkbook(opens: boolean): Promise<void> {
    this.opensWithWorkbook = opens;
  }
}
