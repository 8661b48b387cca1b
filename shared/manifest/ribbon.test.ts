import { describe, expect, it } from 'vitest';
import { RIBBON, RIBBON_ACTIONS, RIBBON_TAB, ribbonUpdate } from './ribbon.ts';

function enabledIn(update: ReturnType<typeof ribbonUpdate>): string[] {
  return update.tabs.flatMap((tab) => tab.groups.flatMap((g) => g.controls.filter((c) => c.enabled).map((c) => c.id)));
}

describe('the ribbon', () => {
  it('shows the six actions in the order that officers read them', () => {
    expect(RIBBON_ACTIONS).toEqual(['enable', 'check', 'submit', 'pull', 'progress', 'help']);
  });

  it('never takes away 启用校验 and 帮助', () => {
    expect(enabledIn(ribbonUpdate(new Set()))).toEqual(['AnnexSync.enable', 'AnnexSync.help']);
  });

  it('enables exactly what is asked for, and names every control of the tab', () => {
    const update = ribbonUpdate(new Set(['check', 'pull'] as const));
    expect(enabledIn(update)).toEqual(['AnnexSync.enable', 'AnnexSync.check', 'AnnexSync.pull', 'AnnexSync.help']);
    expect(update.tabs[0]?.id).toBe(RIBBON_TAB);
    expect(update.tabs[0]?.groups.flatMap((g) => g.controls)).toHaveLength(RIBBON.flatMap((g) => g.buttons).length);
  });

  it('waits with 检查 and 提交 until a sheet is an annex; the reviewer’s buttons are there in any workbook', () => {
    const waiting = RIBBON.flatMap((g) => g.buttons).filter((b) => !b.enabledAtStart);
    expect(waiting.map((b) => b.action)).toEqual(['check', 'submit']);
  });
});
