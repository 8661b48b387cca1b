/** The Shell of Excel itself. */
import { PANE_ID, RIBBON, type RibbonAction, ribbonUpdate } from '../../shared/manifest/ribbon.ts';
import type { Shell } from './shell.ts';

const TRUST_ONCE = 'Office.DisableTrustUX';

/** Call it right after `Office.onReady`: a command that is not associated by then is lost. */
export class OfficeShell implements Shell {
  readonly language = Office.context.displayLanguage || 'zh-CN';
  // Missing from the types of older runtimes and in hosts that don't partition.
  readonly partition = (Office.context as { partitionKey?: string }).partitionKey ?? '';
  #carryOut: ((action: RibbonAction) => Promise<void>) | undefined;
  readonly #early: RibbonAction[] = [];

  constructor() {
    for (const { action, opensPane } of RIBBON.flatMap(({ buttons }) => buttons)) {
      if (opensPane) continue;
      Office.actions.associate(action, async (event: Office.AddinCommands.Event) => {
        try {
          if (this.#carryOut) await this.#carryOut(action);
          else this.#early.push(action);
        } finally {
          // Office shows a button as busy until it is told.
          event.completed();
        }
      });
    }
  }

  onAction(carryOut: (action: RibbonAction) => Promise<void>): void {
    this.#carryOut = carryOut;
    for (const action of this.#early.splice(0)) void carryOut(action);
  }

  async setEnabled(actions: ReadonlySet<RibbonAction>): Promise<void> {
    if (!Office.context.requirements.isSetSupported('RibbonApi', '1.1')) return;
    // The host refuses updates while its ribbon is still being built; the next change of sheet brings another.
    await Office.ribbon.requestUpdate(ribbonUpdate(actions)).catch(() => undefined);
  }

  async showPane(): Promise<void> {
    await Office.addin.showAsTaskpane().catch(() => undefined);
  }

  openWithWorkbook(opens: boolean): Promise<void> {
    const { settings } = Office.context.document;
    for (const name of [PANE_ID, TRUST_ONCE]) {
      if (opens) settings.set(name, true);
      else settings.remove(name);
    }
    return new Promise((done) => settings.saveAsync(() => done()));
  }
}
