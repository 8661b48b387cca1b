import { type OpenExcel, openExcel } from '../excel-host/driver/open-excel.ts';
import type { ApiLevel } from '../excel-host/driver/sets.ts';
import { type BuiltPane, paneSite } from './pane-site.ts';

/** The pane beside a workbook, once someone who does not sign in sees what it says of the annex. */
export async function checkingOnly(pane: BuiltPane, workbook: Uint8Array, apiLevel?: ApiLevel): Promise<OpenExcel> {
  const level = apiLevel === undefined ? {} : { apiLevel };
  const one = await openExcel({ workbook, addin: '/addin/index.html', site: paneSite(pane, null), ...level });
  await later(one);
  await one.pane.locator('.banner').waitFor();
  return one;
}

export async function later(one: OpenExcel): Promise<void> {
  await one.pane.getByRole('button', { name: /先不登录/ }).click();
}

/** Enables the checks by the ribbon; `said`: what the pane says then. */
export async function enable(one: OpenExcel, said = /已启用校验/): Promise<void> {
  await one.ribbon('enable');
  await one.pane.getByText(said).waitFor();
}
