/** The add-in's page for tests of the desk: the use cases over the Office adapter, without a pane to look at. */
import { OfficeHost } from '../../../addin/host/office.ts';
import { Correcting } from '../../../addin/usecases/correcting.ts';
import type { TableState } from '../../../addin/usecases/desk-state.ts';
import { CATALOGUE } from '../../../shared/annex/catalogue/index.ts';
import { inspectWorkbook } from '../../../shared/inspect/inspect.ts';
import type { Issue } from '../../../shared/issue/issue.ts';
import { nationalDivisions } from '../../../shared/regions/tree.ts';
import { deskOver } from '../../fixtures/desk.ts';
import { GANSU } from '../../fixtures/sessions.ts';

declare global {
  interface Window {
    deskReady: Promise<unknown>;
    atDesk: AtDesk;
  }
}

const divisions = nationalDivisions();
const pause = () => new Promise((go) => setTimeout(go, 0));

/** What a test may ask of the desk. */
export class AtDesk {
  readonly host = new OfficeHost();
  /** How often a sheet's own button was heard. */
  pressed = 0;
  desk = deskOver(this.host);

  /** Before the workbook gives way to another one. */
  close(): Promise<void> {
    return this.desk.close();
  }

  /** The workbook is another one, or the pane is opened again. */
  async open(): Promise<void> {
    this.desk = deskOver(this.host);
    this.desk.onPressed = () => {
      this.pressed += 1;
    };
    await this.desk.open(GANSU);
    await this.desk.attend();
  }

  /** Everything that was told has been judged: events come in turns of the page's own, the desk takes one at a time. */
  async settled(): Promise<void> {
    for (let turn = 0; turn < 4; turn++) {
      await pause();
      await this.desk.follow({ sheet: '', kind: 'cells', areas: [], source: 'local' });
    }
  }

  async takeSafe(): Promise<number> {
    const at = this.desk.active;
    if (!at || at.safe.length === 0) return 0;
    const { length } = at.safe;
    await new Correcting(this.desk).takeSafe(at);
    return length;
  }

  /** What the desk shows, against the whole workbook read and judged anew: undefined where they are the same. */
  async difference(): Promise<string | undefined> {
    const infos = await this.host.sheets();
    if (!infos.ok) return infos.error.detail;
    const visible = infos.value.filter(({ visibility }) => visibility === 'visible');
    const grids = await this.host.read(visible.map(({ id }) => id));
    if (!grids.ok) return grids.error.detail;
    const unit = { code: GANSU.unit, name: GANSU.unitName, area: GANSU.area };
    const fresh = inspectWorkbook(grids.value, { divisions, catalogue: CATALOGUE, unit });
    const expected = fresh.filter(({ annex }) => annex !== null);
    const shown = this.desk.state.tables.map(({ table }) => table.inspection);
    return firstDifference(shown, expected);
  }

  state() {
    const { kept, problem, tables: all } = this.desk.state;
    return {
      problem: problem?.detail ?? null,
      installed: kept.installed.length,
      tables: all.map(({ table, counts, enabled }: TableState) => ({ key: table.key, enabled, ...counts })),
    };
  }
}

interface Judged {
  readonly sheet: string;
  readonly issues: readonly Issue[];
  readonly records: readonly unknown[];
}

function firstDifference(shown: readonly Judged[], expected: readonly Judged[]): string | undefined {
  if (shown.length !== expected.length) return `${shown.length} tables instead of ${expected.length}`;
  for (const [at, want] of expected.entries()) {
    const have = shown[at] as Judged;
    for (const of of ['sheet', 'issues', 'records'] as const) {
      const [a, b] = [JSON.stringify(have[of]), JSON.stringify(want[of])];
      if (a !== b) return `${of} of table ${at}: ${sample(a, b)}`;
    }
  }
  return undefined;
}

function sample(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const from = Math.max(0, at - 120);
  return `shows …${a.slice(from, at + 160)}… instead of …${b.slice(from, at + 160)}…`;
}

window.deskReady = Office.onReady().then(async () => {
  window.atDesk = new AtDesk();
  await window.atDesk.open();
});
