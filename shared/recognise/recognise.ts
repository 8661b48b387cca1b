import type { AnnexDefinition } from '../annex/definition.ts';
import type { Grid } from '../grid/grid.ts';
import { evidenceFor, textsBetween } from './evidence.ts';
import { recogniseForms } from './form.ts';
import { candidateAt, type HeaderCandidate, headerRows, mayBeHeader } from './header.ts';
import { unsureIssue } from './header-issues.ts';
import { type LabelTest, labelTest } from './label-test.ts';
import type { Match } from './match.ts';
import { isBlank, type SheetView, viewOf } from './sheet-view.ts';
import { tableMatch } from './table-match.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** The first header stands within this many non-blank rows (M01). */
const HEADER_WITHIN = 20;

interface Scored {
  readonly candidate: HeaderCandidate;
  readonly title: number;
  readonly total: number;
}

/** An annex of few, common columns (姓名, 手机) is not claimed by its columns alone. */
function believable({ candidate, title }: Scored): boolean {
  const { vocabulary, score, mapped, cells } = candidate;
  if (vocabulary.wanted.length <= 4) {
    const whole = score >= 0.96 && mapped.length === cells.length;
    return whole || (title >= 0.6 && score >= 0.4);
  }
  return score >= 0.7 || (title >= 0.6 && score >= 0.5) || (title >= 0.9 && score >= 0.35);
}

function scoredAt(view: SheetView, vocabularies: readonly Vocabulary[], top: number, from: number): Scored[] {
  const rows = headerRows(view, top);
  if (rows.two.length < 2) return [];
  let around: string[] | undefined;
  const found: Scored[] = [];
  for (const vocabulary of vocabularies) {
    const candidate = candidateAt(view, vocabulary, rows);
    if (!candidate) continue;
    around ??= textsBetween(view, from, top - 1);
    const { title, weight } = evidenceFor(vocabulary, around, view.grid.sheet);
    const scored = { candidate, title, total: candidate.score + weight };
    if (believable(scored)) found.push(scored);
  }
  return found;
}

function matchOf(view: SheetView, all: readonly Scored[], from: number): Match | undefined {
  const [best, ...rest] = [...all].sort((a, b) => b.total - a.total || a.candidate.top - b.candidate.top);
  if (!best) return undefined;
  const sure = Math.min(1, best.candidate.score * (best.title > 0 ? 1 : 0.9) + 0.1 * best.title);
  const match = tableMatch(view, best.candidate, { confidence: Math.round(sure * 100) / 100, from });
  const rival = rest.find(
    ({ candidate, total }) =>
      candidate.vocabulary.annex !== match.annex && candidate.top === best.candidate.top && best.total - total < 0.03,
  );
  const cell = best.candidate.mapped[0]?.cell;
  if (!rival || !cell) return match;
  const unsure = unsureIssue(cell, match.annex.title, rival.candidate.vocabulary.annex.title);
  return { ...match, confidence: Math.min(match.confidence, 0.5), issues: [unsure, ...match.issues] };
}

/** All tables of a sheet, from the top: the first within 20 rows, others wherever a header of another annex stands. */
function recogniseTables(view: SheetView, vocabularies: readonly Vocabulary[], known: LabelTest): Match[] {
  const box = view.box;
  if (!box) return [];
  const matches: Match[] = [];
  let looked = 0;
  for (let row = box.top; row <= box.bottom; row += 1) {
    const above = matches.at(-1);
    if (!above) {
      if (!(view.grid.rows[row - 1] ?? []).every(isBlank)) looked += 1;
      if (looked > HEADER_WITHIN) break;
    }
    if (above && !mayBeHeader(view, row, known)) continue;
    const from = above ? above.headerBottom + 1 : box.top;
    const scored = scoredAt(view, vocabularies, row, from);
    const fresh = above ? scored.filter((found) => outranks(view, found, above.annex, row)) : scored;
    const match = matchOf(view, fresh, from);
    if (!match) continue;
    matches.push(match);
    row = match.headerBottom;
  }
  return matches;
}

/** Whether a header below a table speaks for another annex rather than repeating the one above (M11). */
function outranks(view: SheetView, scored: Scored, current: AnnexDefinition, row: number): boolean {
  if (scored.candidate.vocabulary.annex === current) return false;
  const repeated = candidateAt(view, vocabularyOf(current), headerRows(view, row));
  return !repeated || scored.candidate.score > repeated.score + 0.05 || scored.title >= 0.9;
}

/**
 * The annexes a sheet holds: usually one, none for a sheet of notes, several where tables or forms share a sheet.
 * Goes by the meaning of header cells, never by position; what it can't map it says.
 */
export function recognise(grid: Grid, catalogue: readonly AnnexDefinition[]): Match[] {
  return recogniseView(viewOf(grid), catalogue);
}

/** The same for a grid already looked at. */
export function recogniseView(view: SheetView, catalogue: readonly AnnexDefinition[]): Match[] {
  if (!view.box) return [];
  const tables = catalogue.filter((annex) => annex.layout !== 'form').map(vocabularyOf);
  const forms = catalogue.filter((annex) => annex.layout === 'form').map(vocabularyOf);
  const found = recogniseTables(view, tables, labelTest(catalogue));
  return found.length > 0 ? found : recogniseForms(view, forms);
}
