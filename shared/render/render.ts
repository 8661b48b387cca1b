import type { AnnexDefinition } from '../annex/definition.ts';
import type { CompiledRule } from '../compile/compile.ts';
import { addAppendices } from './add-appendices.ts';
import type { Appendix } from './appendix.ts';
import { Blank } from './blank.ts';
import { dataBlock } from './data-block.ts';
import { extraColumns } from './extra-columns.ts';
import { planForm } from './form-plan.ts';
import { addForms } from './forms.ts';
import { withHeaderLines } from './header-line.ts';
import { addHiddenLists } from './hidden-lists.ts';
import { planList, type RenderRecord } from './list-plan.ts';
import { planMatrix } from './matrix-plan.ts';
import type { SheetPlan } from './plan.ts';
import { writeSheet } from './sheet-part.ts';
import { type OpenDeflate, zipParts } from './zip-writer.ts';

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

function planOf({ annex, records }: RenderInput, blank: Blank): SheetPlan {
  if (annex.layout === 'form') return planForm(annex, blank.match, records[0]);
  const block = dataBlock(annex, blank.match, blank.grid, blank.sheet);
  if (annex.layout === 'matrix') return planMatrix(annex, blank, block, records);
  return planList(annex, blank.match, block, records);
}

function listsOf(rules: readonly CompiledRule[]): (readonly string[])[] {
  return rules.flatMap(({ rule }) => (rule.validation.type === 'list' ? [rule.validation.items] : []));
}

/**
 * The official workbook with the records in it: rows, merges, names, validations and print settings as issued, the
 * data block grown. The same input gives the same bytes. Throws where the blank is not the annex's (a bug); records
 * are never the cause.
 */
export function renderAnnex(input: RenderInput, deflate?: OpenDeflate): Uint8Array {
  const { annex, records, rules = [], appendices = [] } = input;
  const blank = new Blank(annex, input.blank);
  const listName = addHiddenLists(blank, listsOf(rules));
  if (annex.layout === 'form' && records.length > 1) addForms(blank, records, { rules, listName });
  else {
    const plan = withHeaderLines(input, blank, planOf(input, blank));
    blank.book.shiftNames(blank.name, plan.insertions);
    blank.generated.set(blank.path, (write) => writeSheet(blank, { plan, rules, listName }, write));
  }
  addAppendices(blank, [...extraColumns(records), ...appendices]);
  return zipParts(blank.finish(), deflate);
}
