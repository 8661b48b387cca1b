import * as v from 'valibot';
import type { Installed } from '../host/guard.ts';

/**
 * What annex-sync keeps in a workbook, as JSON in a custom XML part: it must be readable by every later version, and
 * whatever it does not understand counts as nothing kept.
 */
const receipt = v.object({
  notice: v.string(),
  annex: v.string(),
  unit: v.string(),
  unitName: v.string(),
  number: v.string(),
  version: v.pipe(v.number(), v.integer()),
  receivedAt: v.string(),
  contentHash: v.string(),
  /** Hash of what this workbook held when it was sent: the Worker may have taken answered values instead. */
  sentHash: v.string(),
  nil: v.boolean(),
  count: v.pipe(v.number(), v.integer()),
});

const source = v.object({
  unit: v.string(),
  unitName: v.string(),
  version: v.pipe(v.number(), v.integer()),
  receiptNumber: v.string(),
});

const pull = v.object({
  /** Sheet id. */
  sheet: v.string(),
  notice: v.string(),
  annex: v.string(),
  unit: v.string(),
  unitName: v.string(),
  at: v.string(),
  counted: v.pipe(v.number(), v.integer()),
  expected: v.pipe(v.number(), v.integer()),
  /** The merged block: 1-based, `right` its last column; what stands beside it is the reviewer's own. */
  top: v.pipe(v.number(), v.integer()),
  left: v.pipe(v.number(), v.integer()),
  right: v.pipe(v.number(), v.integer()),
  sources: v.array(source),
  /** Runs of rows from the top: how many, and which of the sources stand behind them. */
  rows: v.array(v.tuple([v.pipe(v.number(), v.integer()), v.array(v.pipe(v.number(), v.integer()))])),
  /** Of a matrix: the place of each row's record in the merge, -1 for a printed row that nobody filled. */
  order: v.optional(v.array(v.pipe(v.number(), v.integer()))),
  /** Of forms: the sheet of each record, in the order of the register; empty where it has none. */
  forms: v.optional(v.array(v.string())),
  /** Other sheets of the same pull: 报送情况, 来源, 图表. */
  beside: v.array(v.string()),
});

const installed = v.object({
  sheet: v.string(),
  token: v.string(),
  guards: v.array(
    v.object({
      key: v.string(),
      formats: v.optional(v.array(v.object({ rows: v.pipe(v.number(), v.integer()), format: v.string() }))),
    }),
  ),
  lists: v.array(v.string()),
  button: v.boolean(),
  skipped: v.array(v.string()),
});

const metadata = v.object({
  version: v.literal(1),
  /** Tells this workbook from others on the same computer; copies share it. */
  book: v.string(),
  /** Something of this workbook is on its way: its receipt must find it again. */
  waits: v.optional(v.boolean()),
  /** Sheets with tinted cells, and the returns that they are tinted for. */
  marked: v.optional(v.array(v.object({ sheet: v.string(), decisions: v.array(v.string()) }))),
  installed: v.array(installed),
  receipts: v.array(receipt),
  pulls: v.array(pull),
});

export type KeptReceipt = v.InferOutput<typeof receipt>;
export type Pull = v.InferOutput<typeof pull>;

export interface Metadata {
  readonly version: 1;
  readonly book: string;
  readonly waits?: boolean | undefined;
  readonly marked?: readonly { readonly sheet: string; readonly decisions: readonly string[] }[] | undefined;
  readonly installed: readonly Installed[];
  readonly receipts: readonly KeptReceipt[];
  readonly pulls: readonly Pull[];
}

export function emptyMetadata(book: string): Metadata {
  return { version: 1, book, installed: [], receipts: [], pulls: [] };
}

/** Undefined: nothing was kept, or nothing that this version reads. */
export function readMetadata(text: string | undefined): Metadata | undefined {
  if (!text) return undefined;
  try {
    const read = v.safeParse(metadata, JSON.parse(text));
    return read.success ? (read.output as Metadata) : undefined;
  } catch {
    return undefined;
  }
}

/** Empty where there is nothing worth keeping: then no part of ours stays in the workbook. */
export function metadataText(kept: Metadata): string {
  const marked = kept.marked?.length ?? 0;
  const nothing = !kept.waits && marked + kept.installed.length + kept.receipts.length + kept.pulls.length === 0;
  return nothing ? '' : JSON.stringify(kept);
}

/** The receipt a unit holds for an annex in this workbook. */
export function receiptOf(kept: Metadata, unit: string, annex: string): KeptReceipt | undefined {
  return kept.receipts.find((each) => each.unit === unit && each.annex === annex);
}

export function withReceipt(kept: Metadata, one: KeptReceipt): Metadata {
  const others = kept.receipts.filter((each) => each.unit !== one.unit || each.annex !== one.annex);
  return { ...kept, waits: undefined, receipts: [...others, one] };
}

/** The sheets that hold what was pulled, in the layout of its annex. */
export function pulledSheets({ pulls }: Metadata): Set<string> {
  return new Set(pulls.flatMap(({ sheet, forms = [] }) => [sheet, ...forms]));
}

export function withPull(kept: Metadata, one: Pull): Metadata {
  return { ...kept, pulls: [...kept.pulls.filter((each) => each.sheet !== one.sheet), one] };
}
