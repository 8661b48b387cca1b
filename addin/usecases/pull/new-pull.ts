import type { Merged } from '../../../shared/api/contracts/merged.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { SheetInfo } from '../../host/sheet-host.ts';
import { findBlock, type StandingBlock } from './block.ts';
import { fetchMerge } from './fetch-merge.ts';
import { fillBlock } from './fill-block.ts';
import { newForms } from './forms.ts';
import { recordKey } from './merged-rows.ts';
import { type Pulled, pullOf } from './pull-of.ts';
import { fromApi, fromHost, type PullProblem, type PullResult } from './pull-problem.ts';
import type { Fetched, PullRequest } from './request.ts';
import { writeMerge } from './write-merge.ts';

/** Pulls the merge of a unit into new sheets: the annex in its official layout, 报送情况 and 来源. */
export async function newPull(request: PullRequest): PullResult<Pulled> {
  const { host, onStage, signal } = request;
  const fetched = await fetchMerge(request);
  if (!fetched.ok) return fetched;
  onStage('writing');
  const sheets = await putSheets(request, fetched.value);
  if (!sheets.ok) return sheets;
  const settled = signal.aborted ? fail(CANCELLED) : await settle(request, fetched.value.merged, sheets.value);
  // Half a merge looks like a whole one, and one that nobody wants any more does not stay.
  if (!settled.ok) for (const { id } of sheets.value) await host.removeSheet(id);
  return settled.ok ? settled : fail(ofNewPull(settled.error));
}

const CANCELLED: PullProblem = { kind: 'cancelled' };

/** Of sheets that are taken out again it does not matter how far they had come. */
function ofNewPull(problem: PullProblem): PullProblem {
  if (problem.kind === 'kept') return CANCELLED;
  return problem.kind === 'restored' || problem.kind === 'half' ? { kind: 'host', problem: problem.problem } : problem;
}

/** Names the sheets, looks at what stands in them, and puts right what is not as its sources say. */
async function settle(request: PullRequest, merged: Merged, sheets: readonly SheetInfo[]): PullResult<Pulled> {
  const { host, book, annex } = request;
  const [first, ...beside] = sheets.filter(({ visibility }) => visibility === 'visible');
  if (!first) return fail({ kind: 'gone' });
  // It comes with the blank's own name, which an officer's sheet may have.
  const named = await host.renameSheet(first.id, request.name);
  if (!named.ok) return fromHost(named.error);
  const sheet = { id: first.id, name: named.value };
  if (annex.layout === 'form') return newForms(request, [sheet, ...beside], merged);
  const block = await findBlock(host, book, sheet, annex);
  if (!block.ok) return fromHost(block.error);
  if (!block.value) return fail({ kind: 'gone' });
  // Somebody may have reported between the two requests: what the sheet shows must be what its sources say.
  if (!agrees(block.value, merged)) {
    const filled = await fillBlock(request, block.value, merged, new Map());
    if (!filled.ok) return filled;
  }
  const selected = await host.select(first.id, { top: 1, left: 1, bottom: 1, right: 1 });
  if (!selected.ok) return fromHost(selected.error);
  const standing = agrees(block.value, merged) ? block : await findBlock(host, book, sheet, annex);
  if (!standing.ok) return fromHost(standing.error);
  const pull = pullOf(request, first.id, standing.value ?? block.value, merged);
  return ok({ pull: { ...pull, beside: beside.map(({ id }) => id) }, merged: merged, moved: 0 });
}

/** Whole sheets as the Worker renders them; cell by cell where the host can't take them. */
async function putSheets(request: PullRequest, fetched: Fetched): PullResult<readonly SheetInfo[]> {
  const { host, api, annex, unit, signal } = request;
  if (host.capabilities.insertSheets) {
    const file = await api.mergedFile(annex.notice, annex.id, 'xlsx', { unit });
    if (signal.aborted) return fail({ kind: 'cancelled' });
    const tooLarge = !file.ok && file.error.kind === 'refused' && file.error.problem.code === 'merge.tooLargeForServer';
    if (!file.ok && !tooLarge) return fromApi(file.error);
    const bytes = file.ok ? file.value : await request.render(fetched);
    const inserted = await host.insertSheets(bytes);
    if (inserted.ok) return inserted;
    if (inserted.error.code !== 'tooLarge' && inserted.error.code !== 'unsupported') return fromHost(inserted.error);
  }
  const written = await writeMerge(request, fetched);
  return written.ok ? written : fromHost(written.error);
}

function agrees(block: StandingBlock, merged: Merged): boolean {
  const { annex } = block;
  const keys = new Set(block.rows.map(({ key }) => key));
  if (!annex.matrix && block.rows.length !== merged.records.length) return false;
  return merged.records.every((record) => keys.has(recordKey(annex, record.values)));
}
