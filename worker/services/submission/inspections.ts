import { CATALOGUE } from '../../../shared/annex/catalogue/index.ts';
import { inspectWorkbook } from '../../../shared/inspect/inspect.ts';
import type { SheetInspection } from '../../../shared/inspect/inspection.ts';
import { nationalDivisions } from '../../../shared/regions/tree.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { WORKER_LIMITS } from '../../../shared/workbook/limits.ts';
import { readWorkbook } from '../../../shared/workbook/read.ts';
import { type Problem, problem } from '../../problem/problem.ts';
import type { Caller } from '../../store/person.ts';

/** Reads a workbook as the caller's unit would hand it in; stores nothing. */
export function inspectBytes(caller: Caller, bytes: Uint8Array): Result<SheetInspection[], Problem> {
  const read = readWorkbook(bytes, WORKER_LIMITS);
  if (!read.ok) return fail(problem(read.error.code, read.error.params));
  const { code, name, area } = caller.unit;
  const context = { divisions: nationalDivisions(), catalogue: CATALOGUE, unit: { code, name, area } };
  return ok(inspectWorkbook(read.value.grids, context));
}
