import * as z from 'zod/mini';
import type { Installed } from '../host/guard.ts';

/**
 * What annex-sync keeps in a workbook, as JSON in a custom XML part: it must be readable by every later version, and
 * whatever it does not understand counts as nothing kept.
 */
const receipt = z.object({
  notice: z.string(),
  annex: z.string(),
  unit: z.string(),
  unitName: z.string(),
  number: z.string(),
  version: z.int(),
  receivedAt: z.string(),
  contentHash: z.string(),
  /** Hash of what this workbook held when it was sent: the Worker may have taken answered values instead. */
  sentHash: z.string(),
  nil: z.boolean(),
  count: z.int(),
});

const source = z.object({ unit: z.string(), unitName: z.string(), version: z.int(), receiptNumber: z.string() });

const pull = z.object({
  /** Sheet id. */
  sheet: z.string(),
  notice: z.string(),
  annex: z.string(),
  unit: z.string(),
  unitName: z.string(),
  at: z.string(),
  counted: z.int(),
  expected: z.int(),
  /** The merged block: 1-based, `right` its last column; what stands beside it is the reviewer's own. */
  top: z.int(),
  left: z.int(),
  right: z.int(),
  sources: z.array(source),
  /** Runs of rows from the top: how many, and which of the sources stand behind them. */
  rows: z.array(z.tuple([z.int(), z.array(z.int())])),
  /** Of a matrix: the place of each row's record in the merge, -1 for a printed row that nobody filled. */
  order: z.optional(z.array(z.int())),
  /** Of forms: the sheet of each record, in the order of the register; empty where it has none. */
  forms: z.optional(z.array(z.string())),
  /** Other sheets of the same pull: 报送情况, 来源, 图表. */
  beside: z.array(z.string()),
});

const installed = z.object({
  sheet: z.string(),
  token: z.string(),
  guards: z.array(
    z.object({
      key: z.string(),
      formats: z.optional(z.array(z.object({ rows: z.int(), format: z.string() }))),
    }),
  ),
  lists: z.array(z.string()),
  button: z.boolean(),
  skipped: z.array(z.string()),
});

const metadata = z.object({
  version: z.literal(1),
  /** Tells this workbook from others on the same computer; copies share it. */
  book: z.string(),
  /** Something of this workbook is on its way: its receipt must find it again. */
  waits: z.optional(z.boolean()),
  /** Sheets with tinted cells, and the returns that they are tinted for. */
  marked: z.optional(z.array(z.object({ sheet: z.string(), decisions: z.array(z.string()) }))),
  installed: z.array(installed),
  receipts: z.array(receipt),
  pulls: z.array(pull),
});

export type KeptReceipt = z.infer<typeof receipt>;
export type Pull = z.infer<typeof pull>;

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
    const read = z.safeParse(metadata, JSON.parse(text));
    return read.success ? (read.data as Metadata) : undefined;
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

export function withPull(kept: Metadata, one: Pull): Metadata {
  return { ...kept, pulls: [...kept.pulls.filter((each) => each.sheet !== one.sheet), one] };
}
