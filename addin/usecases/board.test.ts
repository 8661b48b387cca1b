import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClient } from '../../shared/api/client.ts';
import {
  type AnnexProgress,
  PROGRESS_STATES,
  type Progress,
  type ProgressEntry,
} from '../../shared/api/contracts/progress.ts';
import type { Stale } from '../../shared/api/contracts/stale.ts';
import { acceptAllClean, boardOf, missingTextOf, revisionOf, shareOf } from './board.ts';

const entry = (unit: string, state: ProgressEntry['state'], of: Partial<ProgressEntry> = {}): ProgressEntry => ({
  ...{
    unit,
    unitName: `${unit}民政局`,
    state,
    timeliness: null,
    reported: false,
    acceptedVersion: null,
    forward: null,
    retired: false,
  },
  ...{ version: null, time: null, deadline: null, receiptNumber: null, submission: null, count: null, below: 0 },
  ...of,
});

const ratio = (numerator: number, denominator: number) => ({ numerator, denominator });

function progressOf(units: ProgressEntry[], stale: Stale[] = []): { progress: Progress; annex: AnnexProgress } {
  const rate = ratio(0, units.length);
  const annex: AnnexProgress = {
    ...{ id: 'a', code: '附件1', title: '统计表', deadline: null, deadlineText: null, subtree: [], own: null },
    counts: { reported: rate, onTime: rate, complete: rate, accepted: rate },
    ...{ late: 0, nil: 0, exempt: 0, retired: 0, missing: 0, returned: 0, stale, units },
  };
  const progress = { notice: 'n', unit: '62', unitName: '甘肃省民政厅', asOf: '2021-07-01T00:00:00.000Z' };
  return { annex, progress: { ...progress, annexes: [annex] } };
}

const stale = (unit: string, ...merges: string[]): Stale => ({
  ...{ unit, unitName: unit, fromVersion: 1, toVersion: 2, accepted: true, delta: [], deltaMore: 0 },
  merges: merges.map((merge) => ({ unit: merge, unitName: merge, version: 1 })),
});

describe('the board of an annex', () => {
  it('puts missing first, then returned, submitted, accepted, and keeps every unit once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PROGRESS_STATES), { maxLength: 40 }), (states) => {
        const units = states.map((state, index) => entry(String(index), state));
        const { progress, annex } = progressOf(units);
        const board = boardOf(progress, annex);
        const order = ['missing', 'returned', 'submitted', 'nil', 'accepted', 'exempt'];
        const ranks = board.lines.map(({ state }) => order.indexOf(state));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
        expect(board.lines.map(({ unit }) => unit).sort()).toEqual(units.map(({ unit }) => unit).sort());
      }),
    );
  });

  it('says of a unit what has changed of it or below it, and of the own merge what it no longer says', () => {
    const changes = [stale('620102', '6201', '62'), stale('6202', '62'), stale('620302', '6203')];
    const { progress, annex } = progressOf([entry('6201', 'accepted'), entry('6202', 'accepted')], changes);
    const board = boardOf(progress, annex);
    expect(board.lines.map((line) => line.stale.map(({ unit }) => unit))).toEqual([['620102'], ['6202']]);
    expect(board.ownStale.map(({ unit }) => unit)).toEqual(['620102', '6202']);
  });

  it('has another revision when anything of a unit is another, and else the same', () => {
    const of = (...units: ProgressEntry[]) => revisionOf(progressOf(units).annex);
    const before = of(entry('1', 'submitted', { submission: '7' }), entry('2', 'missing'));
    expect(of(entry('1', 'submitted', { submission: '7' }), entry('2', 'missing'))).toBe(before);
    expect(of(entry('1', 'accepted', { submission: '7' }), entry('2', 'missing'))).not.toBe(before);
    expect(of(entry('1', 'submitted', { submission: '8' }), entry('2', 'missing'))).not.toBe(before);
  });

  it('names the missing and the returned for the chat', () => {
    const { progress, annex } = progressOf([entry('1', 'returned'), entry('2', 'missing'), entry('3', 'nil')]);
    const text = missingTextOf(boardOf(progress, annex));
    expect(text.missing).toEqual({ annex: '统计表', count: 1, units: ['2民政局'] });
    expect(text.returned).toEqual({ annex: '统计表', count: 1, units: ['1民政局'] });
  });

  it.each([
    [ratio(0, 0), null],
    [ratio(0, 13), 0],
    [ratio(13, 13), 1],
    [ratio(14, 13), 1],
  ])('fills the bar of %o to %s: empty is not complete, and nothing is over 100%%', (given, share) => {
    expect(shareOf(given)).toBe(share);
  });
});

/** A Worker's answers by path; what was posted is kept. */
function worker(answers: Record<string, () => { status: number; body: unknown } | Error>) {
  const posted: { path: string; key: string }[] = [];
  const api = createClient({
    fetch: async (address, { method, headers }) => {
      const path = address.replace('/api/v1', '');
      if (method === 'POST') posted.push({ path, key: headers['Idempotency-Key'] ?? '' });
      const answer = answers[path]?.() ?? new Error(`nothing at ${path}`);
      if (answer instanceof Error) throw answer;
      const { status, body } = answer;
      return { ok: status < 400, status, json: async () => body, arrayBuffer: async () => new ArrayBuffer(0) };
    },
  });
  return { api, posted };
}

const reads = (issues: { severity: string }[] = []) => {
  return () => ({ status: 200, body: { issues, replies: [] } });
};

describe('accepting all that are clean', () => {
  const waiting = (unit: string) => entry(unit, 'submitted', { submission: unit, version: 1 });
  const linesOf = (units: string[], changes: Stale[] = []) => {
    const { progress, annex } = progressOf(units.map(waiting), changes);
    return boardOf(progress, annex).waiting;
  };
  const run = (api: ReturnType<typeof worker>['api'], lines: ReturnType<typeof linesOf>, signal?: AbortSignal) => {
    let keys = 0;
    const steps: number[] = [];
    const onProgress = (done: number) => steps.push(done);
    const work = { api, lines, newKey: () => `key-${++keys}`, onProgress };
    const all = acceptAllClean({ ...work, signal: signal ?? new AbortController().signal });
    return all.then((done) => ({ done, steps }));
  };
  const accepted = () => ({ status: 201, body: {} });

  it('decides each under a key of its own, and leaves what has a warning or has changed to be read', async () => {
    const { api, posted } = worker({
      '/submissions/1': reads(),
      '/submissions/1/decisions': accepted,
      '/submissions/2': reads([{ severity: 'warning' }]),
      '/submissions/4': reads([{ severity: 'info' }]),
      '/submissions/4/decisions': accepted,
    });
    const { done, steps } = await run(api, linesOf(['1', '2', '3', '4'], [stale('99', '3')]));
    expect(done.accepted.map(({ unit }) => unit)).toEqual(['1', '4']);
    expect(done.left.map(({ line, why }) => [line.unit, why])).toEqual([
      ['2', 'warnings'],
      ['3', 'stale'],
    ]);
    expect(new Set(posted.map(({ key }) => key)).size).toBe(2);
    expect(steps).toEqual([0, 1, 2, 3, 4]);
  });

  it('repeats a decision whose reply was lost under the same key, and lists what was refused', async () => {
    let lost = true;
    const refused = { type: '', title: '', status: 409, code: 'submission.superseded', detail: '已有新版', params: {} };
    const { api, posted } = worker({
      '/submissions/1': reads(),
      '/submissions/1/decisions': () => {
        if (!lost) return accepted();
        lost = false;
        return new Error('no reply');
      },
      '/submissions/2': reads(),
      '/submissions/2/decisions': () => ({ status: 409, body: refused }),
    });
    const { done } = await run(api, linesOf(['1', '2']));
    expect(done.accepted.map(({ unit }) => unit)).toEqual(['1']);
    expect(posted.slice(0, 2).map(({ key }) => key)).toEqual(['key-1', 'key-1']);
    expect(done.failed.map(({ line, failure }) => [line.unit, failure.kind])).toEqual([['2', 'refused']]);
  });

  it('stops where it is told to', async () => {
    const stop = new AbortController();
    stop.abort();
    const { api, posted } = worker({});
    const { done } = await run(api, linesOf(['1', '2']), stop.signal);
    expect([done.accepted, posted]).toEqual([[], []]);
  });
});
