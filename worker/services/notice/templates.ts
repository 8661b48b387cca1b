import { blankOf } from '../../../shared/annex/blank.ts';
import { annexById } from '../../../shared/annex/catalogue/index.ts';
import { compileBlank } from '../../../shared/compile/compile-blank.ts';
import { renderAnnex } from '../../../shared/render/render.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { type Problem, problem } from '../../problem/problem.ts';
import { noticeById } from '../../store/notice.ts';
import type { Caller } from '../../store/person.ts';
import type { World } from '../world.ts';

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
  const rules = compileBlank(annex, blank, 0, world.locale);
  const bytes = renderAnnex({ annex, blank, unitName: caller.unit.name, header: {}, records: [], rules });
  return ok({ bytes, title: `${annex.code} ${annex.title}` });
}
