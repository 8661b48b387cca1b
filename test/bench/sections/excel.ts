/**
 * The add-in in the emulated Excel, with the real office.js and the real Worker: round trips to the host, and ms from
 * the act to what the pane shows. Excel's own slowness is not imitated, so that ms are a lower bound.
 */
import { findChromium } from '../../../cli/testing/chromium.ts';
import { type BuiltPane, buildPane } from '../../e2e/pane-site.ts';
import { closeBrowser } from '../../excel-host/driver/browser.ts';
import { demandAnnex } from '../demand-list.ts';
import { BenchExcel, demandBook, type Place, recordsIn, type Taken } from '../excel-desk.ts';
import { ms, ratio, type Section, type Target } from '../table.ts';
import type { BenchWorker } from '../worker.ts';

interface World {
  readonly worker: BenchWorker;
  readonly pane: BuiltPane;
}

/** Each size is handed in by a unit of its own: both are first versions. */
const OFFICERS = [
  { rows: 50, unit: '630000', name: '青海省民政厅', place: { code: '632701', name: '青海省玉树藏族自治州玉树市' } },
  { rows: 5_000, unit: '530000', name: '云南省民政厅', place: { code: '530102', name: '云南省昆明市五华区' } },
  { rows: 10_000, unit: '510000', name: '四川省民政厅', place: { code: '510104', name: '四川省成都市锦江区' } },
] as const;
const PULLS = [1_000, 10_000, 20_000];
const CITY = { unit: '620100', place: { code: '620102', name: '甘肃省兰州市城关区' } } as const;
const EDITS = 9;

const STEPS = ['recognise', 'enable', 'edit', 'submit'] as const;
type Step = (typeof STEPS)[number];

const SAID: Readonly<Record<Step, string>> = {
  recognise: 'read everything and recognise',
  enable: 'enable',
  edit: `judge an edit (median of ${EDITS})`,
  submit: 'submit, to the receipt',
};

function middle(taken: readonly Taken[]): Taken {
  const times = taken.map((each) => each.ms).sort((a, b) => a - b);
  const most = Math.max(...taken.map(({ roundTrips }) => roundTrips));
  return { ms: times[times.length >> 1] ?? 0, roundTrips: most, megabytes: taken[0]?.megabytes ?? 0 };
}

/** Faults typed into amounts all over the sheet, each judged and put right again. */
async function edits(desk: BenchExcel, rows: number): Promise<Taken> {
  const taken: Taken[] = [];
  for (let turn = 0; turn < EDITS; turn++) {
    const cell = `F${6 + ((turn * 997) % rows)}`;
    const sign = { selector: `[data-at="${cell}"]` };
    taken.push(await desk.take(() => desk.type(cell, '200-300'), sign));
    await desk.take(() => desk.type(cell, '33'), { ...sign, gone: true });
  }
  return middle(taken);
}

async function officer(world: World, { rows, unit, name, place }: (typeof OFFICERS)[number]) {
  const book = demandBook(place, rows, name);
  const desk = await BenchExcel.open(world, { unit, role: 'officer' }, book, '.counts strong');
  const ribbon = (action: string, text: string) => desk.take(() => desk.ribbon(action), { selector: 'body', text });
  const recognise = await ribbon('check', '已从头检查一遍');
  const enable = await ribbon('enable', '已启用校验');
  const edit = await edits(desk, rows);
  const submit = await desk.take(() => desk.press('.foot .submit'), { selector: '.receipt-line' });
  await desk.excel.close();
  return { recognise, enable, edit, submit };
}

async function handIn(worker: BenchWorker, rows: number, baseVersion: number, place: Place): Promise<void> {
  const { notice, id } = demandAnnex;
  const header = { reportingUnit: '' };
  const response = await worker.app('/api/v1/submissions', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${worker.tokens.get(CITY.unit)}`,
      'content-type': 'application/json',
      'idempotency-key': `excel-${rows}`,
    },
    body: JSON.stringify({ notice, annex: id, baseVersion, header, records: recordsIn(place, rows) }),
  });
  if (response.status !== 201) throw new Error(`${response.status} ${(await response.text()).slice(0, 600)}`);
}

async function pull(world: World, rows: number, turn: number): Promise<Taken> {
  await handIn(world.worker, rows, turn, CITY.place);
  const person = { unit: '620000', role: 'reviewer' } as const;
  const desk = await BenchExcel.open(world, person, demandBook(CITY.place, 1, '甘肃省民政厅'), '.units');
  await desk.excel.pane.locator('.choice select').selectOption(`${demandAnnex.notice}/${demandAnnex.id}`);
  await desk.excel.pane.getByText(/1\/\d+ 已报/).waitFor();
  const taken = await desk.take(() => desk.press('.foot .pull'), { selector: 'body', text: `共 ${rows} 行` });
  await desk.excel.close();
  return taken;
}

function line(name: string, taken: Taken, base: Taken, times: number): string[] {
  const grown = times === 1 ? '1.00×' : `${ratio(taken.ms / base.ms)} of ${times}×`;
  return [name, String(taken.roundTrips), ms(taken.ms), taken.megabytes.toFixed(2), grown];
}

function within(what: string, { roundTrips }: Taken, most: number): Target {
  return { what, measured: String(roundTrips), reached: roundTrips <= most };
}

async function measured(world: World): Promise<Pick<Section, 'rows' | 'targets'>> {
  const desks: Awaited<ReturnType<typeof officer>>[] = [];
  for (const each of OFFICERS) desks.push(await officer(world, each));
  const [small, large] = desks as [(typeof desks)[number], (typeof desks)[number]];
  const pulls: Taken[] = [];
  for (const [turn, rows] of PULLS.entries()) pulls.push(await pull(world, rows, turn));
  const rows = STEPS.flatMap((step) =>
    OFFICERS.map(({ rows: size }, at) =>
      line(`${SAID[step]}, ${size} rows`, (desks[at] ?? small)[step], small[step], size / OFFICERS[0].rows),
    ),
  );
  const [least = 1] = PULLS;
  for (const [turn, size] of PULLS.entries()) {
    const taken = pulls[turn] as Taken;
    rows.push(line(`pull a merge of ${size} rows`, taken, pulls[0] as Taken, size / least));
  }
  return {
    rows,
    targets: [
      ...OFFICERS.flatMap(({ rows: size }, i) => {
        const { recognise, edit, enable, submit } = desks[i] ?? small;
        return [
          within(`${size} rows: round trips to read and recognise ≤ 5`, recognise, 5),
          within(`${size} rows: round trips per edit ≤ 1`, edit, 1),
          within(`${size} rows: round trips to enable ≤ 5`, enable, 5),
          within(`${size} rows: round trips to submit ≤ 3 (plus the request)`, submit, 3),
        ];
      }),
      {
        what: 'an edit in 5000 rows judged in under 50 ms',
        measured: `${ms(large.edit.ms)} ms`,
        reached: large.edit.ms < 50,
      },
    ],
  };
}

export async function excel(worker: BenchWorker): Promise<Section> {
  const title = 'The add-in in the emulated Excel (office.js as issued)';
  const columns = ['', 'round trips', 'ms', 'MB', 'ratio'];
  if (!findChromium()) {
    const none = 'No Chromium on this machine: not measured. Set CHROMIUM_PATH, or run npm test.';
    return { title, columns, rows: [[none, '', '', '', '']], targets: [] };
  }
  const pane = await buildPane();
  try {
    return { title, columns, ...(await measured({ worker, pane })) };
  } finally {
    await closeBrowser();
    pane.remove();
  }
}
