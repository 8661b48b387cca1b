import { blankOf } from '../../shared/annex/blank.ts';
import { annexById } from '../../shared/annex/catalogue/index.ts';
import { compileAnnex } from '../../shared/compile/compile.ts';
import { recognise } from '../../shared/recognise/recognise.ts';
import { renderAnnex } from '../../shared/render/render.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { readWorkbook } from '../../shared/workbook/read.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { noticeById } from '../store/notice.ts';
import type { Caller } from '../store/person.ts';
import type { World } from './world.ts';

/** Rows below the header that the native rules reach: nearly every unit's list is shorter, and the file stays small. */
const GUARDED_ROWS = 500;

/** The official blank with native validation in it and the unit's name filled in. */
export async function template(
  world: World,
  caller: Caller,
  noticeId: string,
  annexId: string,
): Promise<Result<{ bytes: Uint8Array; title: string }, Problem>> {
  const notice = await noticeById(world.db, noticeId);
  if (!notice) return fail(problem('notice.unknown', { notice: noticeId }));
  const annex = annexById(annexId);
  if (!annex || !notice.annexes.includes(annexId)) {
    return fail(problem('annex.unknown', { notice: noticeId, annex: annexId }));
  }
  const blank = blankOf(annexId);
  const read = readWorkbook(blank);
  const grid = read.ok ? read.value.grids[0] : undefined;
  const match = grid && recognise(grid, [annex])[0];
  const rules = match ? compileAnnex(annex, match, match.headerBottom + GUARDED_ROWS, world.locale) : [];
  const bytes = renderAnnex({ annex, blank, unitName: caller.unit.name, header: {}, records: [], rules });
  return ok({ bytes, title: `${annex.code} ${annex.title}` });
}
