import type { AnnexDefinition } from '../annex/definition.ts';
import type { CompiledRule } from '../compile/compile.ts';
import { addAppendices } from './add-appendices.ts';
import type { Appendix } from './appendix.ts';
import { Blank } from './blank.ts';
import { dataBlock } from './data-block.ts';
import { withHeaderLines } from './header-line.ts';
import { planList, type RenderRecord } from './list-plan.ts';
import type { SheetPlan } from './plan.ts';
import { sheetPart } from './sheet-part.ts';
import { zipParts } from './zip-writer.ts';

export interface RenderInput {
  readonly annex: AnnexDefinition;
  /** The official blank, an .xlsx; it stays as issued but for what is filled in. */
  readonly blank: Uint8Array;
  /** Stands in the 单位 line; null leaves the line's blank to fill by hand. */
  readonly unitName: string | null;
  /** Header values by key: contactName, contactPhone … */
  readonly header: Readonly<Record<string, string>>;
  /** A list: its rows in order. A matrix: its region rows. A form: one record a form. */
  readonly records: readonly RenderRecord[];
  /** Native validations to write into the sheet; areas in the blank's own coordinates. */
  readonly rules?: readonly CompiledRule[];
  /** Further sheets behind the annex. */
  readonly appendices?: readonly Appendix[];
}

function planOf(input: RenderInput, blank: Blank): SheetPlan {
  const block = dataBlock(input.annex, blank.match, blank.grid, blank.sheet);
  return planList(input.annex, blank.match, block, input.records);
}

/**
 * The official workbook with the records in it. The same input gives the same bytes. Throws where the blank is not
 * the annex's (a bug); records are never the cause.
 */
export function renderAnnex(input: RenderInput): Uint8Array {
  const blank = new Blank(input.annex, input.blank);
  const plan = withHeaderLines(input, blank, planOf(input, blank));
  blank.book.shiftNames(blank.name, plan.insertions);
  blank.generated.set(blank.path, sheetPart(blank, plan, input.rules ?? []));
  addAppendices(blank, input.appendices ?? []);
  return zipParts(blank.finish());
}
