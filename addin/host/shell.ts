import type { RibbonAction } from '../../shared/manifest/ribbon.ts';

/** What stands around the sheets: the ribbon, the pane's window, the settings of the document. */
export interface Shell {
  /** The language the program speaks, such as zh-CN. */
  readonly language: string;
  /** What keys of local storage begin with, so that one document's host never reads another's. */
  readonly partition: string;
  /** Who carries out what the ribbon asks for. Presses before this call are kept. */
  onAction(carryOut: (action: RibbonAction) => Promise<void>): void;
  /** Exactly these buttons can be pressed. */
  setEnabled(actions: ReadonlySet<RibbonAction>): Promise<void>;
  /** Brings the pane into view. */
  showPane(): Promise<void>;
  /** Whether Office opens the pane by itself with this workbook, without asking about trust first. */
  openWithWorkbook(opens: boolean): Promise<void>;
}
