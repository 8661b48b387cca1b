import type { AnnexDefinition } from '../../shared/annex/definition.ts';
import { sumWan } from '../../shared/record/money.ts';
import type { Draft, DraftRow, Mess, TruthRecord, Typed } from './draft.ts';
import type { Random } from './random.ts';

export interface Messing {
  readonly annex: AnnexDefinition;
  readonly draft: Draft;
  readonly records: readonly TruthRecord[];
  readonly random: Random;
  readonly log: Mess[];
}

/** What people do to a sheet's layout. None of it changes what the sheet says. */
const CHANGES: Readonly<Record<string, (m: Messing) => void>> = {
  M01({ draft, random }) {
    draft.top = random.int(1, 2);
    draft.left = random.int(1, 2);
  },
  M02({ draft }) {
    const line = draft.above.at(-1);
    const [, label, rest] = /^([^：]+：)(.+)$/.exec(line?.text ?? '') ?? [];
    // Only a line that holds nothing else can be split in two cells.
    if (line && label && rest && !rest.includes('：')) Object.assign(line, { text: label, rest });
  },
  M07({ annex, draft, random }) {
    const candidates = annex.fields.filter((f) => f.aliases?.length && !f.path);
    if (candidates.length === 0) return;
    const field = random.pick(candidates);
    const column = draft.columns.find((c) => c.field === field.key);
    if (column) column.label = field.aliases?.[0] ?? column.label;
  },
  M08({ annex, draft, random }) {
    if (annex.layout !== 'list') return;
    const [first, ...rest] = draft.columns;
    if (first) draft.columns = [first, ...random.shuffled(rest)];
  },
  M09({ draft, records, random }) {
    draft.columns.push({ field: null, label: '备注', group: null, width: 16 });
    for (const row of draft.rows) {
      if (row.kind !== 'record' || !random.chance(0.3)) continue;
      const text = random.pick(['已完成', '跨年项目', '与县级共同实施', '待核实']);
      row.cells.备注 = text;
      const record = records[row.record];
      if (record) record.extra.备注 = text;
    }
  },
  M11({ draft, random }) {
    if (draft.rows.length > 4) draft.rows.splice(random.int(3, draft.rows.length - 1), 0, { kind: 'header' });
  },
  M12({ annex, draft, records, random }) {
    const total = totalRow(annex, records);
    if (annex.matrix || random.chance(0.7)) draft.rows.push(total);
    else draft.rows.unshift(total);
  },
  M13({ annex, draft }) {
    const by = annex.fields.find((f) => f.type === 'enum')?.key;
    if (!by || annex.layout !== 'list') return;
    if (draft.rows.some((row) => row.kind !== 'record')) return;
    const groups = new Map<string, DraftRow[]>();
    for (const row of draft.rows) {
      const name = row.kind === 'record' ? String(row.cells[by]) : '';
      groups.set(name, [...(groups.get(name) ?? []), row]);
    }
    const numerals = [...'一二三四五六七八'];
    draft.rows = [...groups].flatMap(([name, rows], i): DraftRow[] => [
      { kind: 'heading', text: `${numerals[i] ?? '另'}、${name}类` },
      ...rows,
    ]);
  },
  M14({ annex, draft }) {
    if (!annex.fields.some((f) => f.key === 'seq')) return;
    const next = draft.rows.length + 1;
    for (let i = 0; i < 3; i++) draft.rows.push({ kind: 'numbered', cells: { seq: next + i } });
  },
  M15({ annex, draft, random }) {
    if (annex.layout === 'list') draft.rows.splice(random.int(1, draft.rows.length), 0, { kind: 'blank' });
  },
  M21({ annex, draft, log }) {
    if (!annex.fields.some((f) => f.key === 'orgName')) return;
    if (log.some((mess) => mess.pattern === 'M13')) return;
    const key = (row: DraftRow) => ('cells' in row && row.kind === 'record' ? String(row.cells.orgName) : '\uffff');
    draft.rows.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
    draft.mergedFields.push('orgName');
  },
};

export function messLayout(messing: Messing, count: number): void {
  const { random, log } = messing;
  for (const pattern of random.some(Object.keys(CHANGES), count).sort()) {
    CHANGES[pattern]?.(messing);
    log.push({ pattern, record: null, field: null, typed: null });
  }
}

function totalRow(annex: AnnexDefinition, records: readonly TruthRecord[]): DraftRow {
  const cells: Record<string, Typed> = {};
  for (const { key, type } of annex.fields) {
    if (key === 'seq' || (type !== 'money' && type !== 'count')) continue;
    cells[key] = sumWan(records.map((r) => r.values[key]).filter((value) => typeof value === 'number'));
  }
  const label = annex.fields.find((f) => f.type !== 'money' && (f.type !== 'count' || f.key === 'seq'))?.key ?? '';
  return { kind: 'total', cells: { [label]: '合  计', ...cells } };
}
