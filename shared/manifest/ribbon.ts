/** What a button of the ribbon asks for; also the name of the function that Office calls (but for `help`). */
export type RibbonAction = 'enable' | 'check' | 'submit' | 'pull' | 'progress' | 'help';

export interface RibbonButton {
  action: RibbonAction;
  /** The control's id in the manifest, for `requestUpdate`. */
  id: string;
  /** Before the add-in runs: a button that needs an annex waits for one; what any workbook can do is there at once. */
  enabledAtStart: boolean;
  /**
   * 帮助 opens the pane without a function: `showAsTaskpane` shows the page of the manifest's one ShowTaskpane
   * action, and needs one.
   */
  opensPane: boolean;
}

/** Office opens the pane of this id by itself with a workbook whose settings ask for it. */
export const PANE_ID = 'Office.AutoShowTaskpaneWithDocument';

export interface RibbonGroup {
  id: string;
  name: 'fill' | 'merge' | 'help';
  buttons: readonly RibbonButton[];
}

export const RIBBON_TAB = 'AnnexSync.Tab';

function button(action: RibbonAction, enabledAtStart: boolean): RibbonButton {
  return { action, id: `AnnexSync.${action}`, enabledAtStart, opensPane: action === 'help' };
}

/** The tab 附表通, left to right: 启用校验 · 检查 · 提交 | 拉取汇总 · 报送进度 | 帮助. */
export const RIBBON: readonly RibbonGroup[] = [
  {
    id: 'AnnexSync.Group.fill',
    name: 'fill',
    buttons: [button('enable', true), button('check', false), button('submit', false)],
  },
  { id: 'AnnexSync.Group.merge', name: 'merge', buttons: [button('pull', true), button('progress', true)] },
  { id: 'AnnexSync.Group.help', name: 'help', buttons: [button('help', true)] },
];

export const RIBBON_ACTIONS: readonly RibbonAction[] = RIBBON.flatMap(({ buttons }) => buttons.map((b) => b.action));

/** The shape that the host's `requestUpdate` takes (RibbonApi 1.1). */
export interface RibbonUpdate {
  tabs: { id: string; groups: { id: string; controls: { id: string; enabled: boolean }[] }[] }[];
}

/**
 * Enables exactly the given actions and disables the rest; 启用校验 and 帮助 are never taken away.
 * `ribbonUpdate(new Set(['check', 'submit']))`
 */
export function ribbonUpdate(enabled: ReadonlySet<RibbonAction>): RibbonUpdate {
  const groups = RIBBON.map(({ id, buttons }) => ({
    id,
    controls: buttons.map(({ id: control, action }) => ({
      id: control,
      enabled: action === 'enable' || action === 'help' || enabled.has(action),
    })),
  }));
  return { tabs: [{ id: RIBBON_TAB, groups }] };
}
