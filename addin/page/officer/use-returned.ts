import { useEffect, useState } from 'preact/hooks';
import type { NoticeAnnexJson } from '../../../shared/api/contracts/notice.ts';
import { useCaller } from '../../session/caller.tsx';
import { type ReasonPlace, type Returned, standingOf } from '../../usecases/returned.ts';
import type { Task } from './task.ts';
import type { WorkbookDesk } from './use-workbook.ts';

/** The return of an annex, at the cells of the open workbook. */
export interface AnnexReturn {
  readonly returned: Returned;
  readonly places: ReadonlyMap<string, ReasonPlace>;
}

/** Whether a return may have to be answered: a withdrawn version counts as missing, and may have been returned before. */
function mayBeReturned({ state, version }: NoticeAnnexJson): boolean {
  return version > 0 && (state === 'returned' || state === 'missing');
}

/**
 * The returns that the open workbook answers, by annex. `refused`: the annexes of which the Worker said that answers
 * are missing; they were returned after the notices came.
 */
export function useReturned(
  desk: WorkbookDesk,
  tasks: ReadonlyMap<string, Task>,
  refused: boolean,
): ReadonlyMap<string, AnnexReturn> {
  const { api, session } = useCaller();
  const { workbook } = desk;
  const [found, setFound] = useState<ReadonlyMap<string, AnnexReturn>>(new Map());
  useEffect(() => {
    let current = true;
    const look = async () => {
      const returns = new Map<string, AnnexReturn>();
      const annexes = new Set(workbook?.sheets.flatMap(({ annex }) => annex ?? []));
      for (const id of annexes) {
        const task = tasks.get(id);
        if (!task || !(refused || mayBeReturned(task.annex))) continue;
        const standing = await standingOf(api, { unit: session.unit, notice: task.notice.id, annex: id });
        const returned = standing.ok ? standing.value.returned : null;
        if (!returned || !current || !workbook) continue;
        const sheets = workbook.sheets.filter(({ annex }) => annex === id).map(({ index }) => index);
        returns.set(id, { returned, places: await desk.places(returned, sheets) });
      }
      if (current) setFound(returns);
    };
    look().catch((reason: unknown) => console.error(reason));
    return () => {
      current = false;
    };
  }, [api, session.unit, workbook?.bytes, tasks, refused]);
  // What was answered is answered: a version was handed in on top of the returned one.
  const open = [...found].filter(([id, { returned }]) => workbook?.bases[id] === returned.submission.version);
  return new Map(open);
}
