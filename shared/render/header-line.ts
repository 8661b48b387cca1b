import type { AnnexDefinition } from '../annex/definition.ts';
import type { Grid } from '../grid/grid.ts';
import type { Match } from '../recognise/match.ts';
import type { SheetPlan } from './plan.ts';
import { shiftRow } from './shift.ts';

/** What a label says, however it is printed: 单位（盖章）, 单位(盖章) and 单 位（盖章） are one. */
export function labelKey(label: string): string {
  return label.normalize('NFKC').replace(/[\s_:]+/g, '');
}

// A label with its colon and the blank to fill: 单位：_____ (公 章), 联系人：_____
const BLANK = /([^\s：:_]+(?:\s*[（(][^）)]*[）)])?)(\s*[：:]\s*)(_*)/g;

function keyOfLabel(annex: AnnexDefinition, label: string): string | undefined {
  const wanted = labelKey(label);
  return annex.header.find((h) => [h.label, ...(h.aliases ?? [])].some((name) => labelKey(name) === wanted))?.key;
}

/**
 * Fills the blanks of a line: `单位：_____ (公 章)` → `单位：甘肃省民政厅 (公 章)`. Undefined where nothing of it is
 * known.
 */
export function fillLine(
  annex: AnnexDefinition,
  line: string,
  unitName: string | null,
  header: Readonly<Record<string, string>>,
): string | undefined {
  const filled = line.replace(BLANK, (whole, label: string, colon: string, _gap, at: number) => {
    const key = keyOfLabel(annex, label);
    const value = key === undefined ? undefined : key === 'reportingUnit' ? (unitName ?? header[key]) : header[key];
    if (!value) return whole;
    const rest = line.slice(at + whole.length);
    // Without a drawn blank the line must end here or break off in spaces, or it is a sentence.
    if (!whole.endsWith('_') && !/^(?:\s|$)/.test(rest)) return whole;
    return label + colon + value;
  });
  return filled === line ? undefined : filled;
}

/** The plan with the lines around the table filled in, wherever they stand above or below it. */
export function withHeaderLines(
  input: {
    readonly annex: AnnexDefinition;
    readonly unitName: string | null;
    readonly header: Readonly<Record<string, string>>;
  },
  blank: { readonly grid: Grid; readonly match: Match },
  plan: SheetPlan,
): SheetPlan {
  const filled = new Map<number, Map<number, string>>();
  for (const [r, row] of blank.grid.rows.entries()) {
    if (r + 1 >= blank.match.headerTop && r + 1 <= blank.match.headerBottom) continue;
    for (const [c, value] of row.entries()) {
      if (typeof value !== 'string') continue;
      const line = fillLine(input.annex, value, input.unitName, input.header);
      if (line === undefined) continue;
      const at = shiftRow(r + 1, plan.insertions);
      filled.set(at, (filled.get(at) ?? new Map()).set(c + 1, line));
    }
  }
  return { ...plan, contentAt: (row, column) => filled.get(row)?.get(column) ?? plan.contentAt(row, column) };
}
