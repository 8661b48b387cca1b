/** Reading and writing workbooks beside exceljs, openpyxl and the floor; each in a process of its own, for its peak memory. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ms, ratio, type Section, type Target } from '../table.ts';

const SIZES = [1_000, 10_000, 100_000];
const child = path.join(import.meta.dirname, '../child.ts');
const python = path.join(import.meta.dirname, '../openpyxl-child.py');

interface Measure {
  readonly ms: number;
  readonly peakMb: number;
  /** What the work itself took, above its input and the loaded program. */
  readonly addedMb: number;
}

function measure(command: string, args: string[]): Measure | undefined {
  const run = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 24 });
  if (run.status !== 0) {
    console.error(`${args.join(' ')}: ${run.stderr.slice(0, 500)}`);
    return undefined;
  }
  return JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '') as Measure;
}

/** The first Python that has openpyxl; undefined where there is none. */
function pythonWithOpenpyxl(): string | undefined {
  return ['/usr/bin/python3', 'python3', 'python'].find(
    (name) => spawnSync(name, ['-c', 'import openpyxl']).status === 0,
  );
}

export function workbook(): Section {
  const folder = mkdtempSync(path.join(tmpdir(), 'annex-bench-'));
  const openpyxl = pythonWithOpenpyxl();
  const rows: string[][] = [];
  const targets: Target[] = [];
  for (const size of SIZES) {
    const file = path.join(folder, `${size}.xlsx`);
    const node = (what: string) => measure(process.execPath, ['--expose-gc', child, what, String(size), file]);
    const peer = (what: string) => (openpyxl ? measure(openpyxl, [python, what, String(size), file]) : undefined);
    const floor = node('write-floor');
    const writes = { ours: node('write-ours'), exceljs: node('write-exceljs'), openpyxl: peer('write') };
    node('write-ours');
    const reads = { ours: node('read-ours'), exceljs: node('read-exceljs'), openpyxl: peer('read') };
    if (!floor || !writes.ours || !reads.ours) throw new Error('our own writing or reading failed');
    rows.push(line(`write ${size}: floor`, floor, floor, undefined));
    for (const [name, m] of Object.entries(writes))
      if (m) rows.push(line(`write ${size}: ${name}`, m, floor, writes.ours));
    for (const [name, m] of Object.entries(reads))
      if (m) rows.push(line(`read ${size}: ${name}`, m, undefined, reads.ours));
    if (size === 100_000) targets.push(...promises(floor, writes.ours, writes.exceljs));
  }
  rmSync(folder, { recursive: true });
  if (!openpyxl) rows.push(['openpyxl: not installed here', '', '', '', '', '']);
  return {
    title: 'Workbooks (8 columns)',
    columns: ['', 'ms', '÷ floor', '÷ ours', 'added MB', 'peak MB'],
    rows,
    targets,
  };
}

function line(name: string, m: Measure, floor: Measure | undefined, ours: Measure | undefined): string[] {
  const over = (base: Measure | undefined) => (base ? ratio(m.ms / base.ms) : '');
  return [name, ms(m.ms), over(floor), over(ours), m.addedMb.toFixed(0), m.peakMb.toFixed(0)];
}

function promises(floor: Measure, ours: Measure, exceljs: Measure | undefined): Target[] {
  const faster = exceljs ? exceljs.ms / ours.ms : 0;
  return [
    {
      what: 'writing 100000 rows ≤ 2× the floor',
      measured: ratio(ours.ms / floor.ms),
      reached: ours.ms <= 2 * floor.ms,
    },
    { what: 'writing 100000 rows ≥ 5× faster than exceljs', measured: ratio(faster), reached: faster >= 5 },
    {
      what: 'writing 100000 rows takes under 150 MB beside its input',
      measured: `${ours.addedMb.toFixed(0)} MB`,
      reached: ours.addedMb < 150,
    },
  ];
}
