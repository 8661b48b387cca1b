import { describe, expect, it } from 'vitest';
import type { IssueJson } from '../../../shared/api/contracts/issue.ts';
import type { Decision, Reason } from '../../../shared/api/contracts/review.ts';
import type { SubmissionJson } from '../../../shared/api/contracts/submission.ts';
import { answeredReasons } from './earlier-reasons.tsx';
import { findingLines } from './review-findings.tsx';

const issue = (code: string, severity: IssueJson['severity'], record: number | null): IssueJson => ({
  ...{ code, severity, cell: null, row: null, field: 'fundsWan', record, params: {}, message: code, fix: null },
});

describe('what was found and what was answered', () => {
  it('stand together: a warning with its reason, then what was asked and is settled', () => {
    const lines = findingLines({
      issues: [issue('money.high', 'warning', 0), issue('money.high', 'warning', 1), issue('text.trimmed', 'info', 2)],
      answers: [
        { record: 1, field: 'fundsWan', code: 'money.high', reason: '批复如此' },
        { record: 3, field: 'fundsWan', code: 'money.range', value: 250 },
        { code: 'unit.mismatch', reason: '代管单位' },
      ],
    });
    expect(
      lines.map(({ issue: found, answer, record }) => [found?.code ?? null, answer?.code ?? null, record]),
    ).toEqual([
      ['money.high', null, 0],
      ['money.high', 'money.high', 1],
      [null, 'money.range', 3],
      [null, 'unit.mismatch', null],
    ]);
  });
});

describe('a version that answers a return', () => {
  const reason = (record: number | null, text: string): Reason => {
    return { record, field: record === null ? null : 'fundsWan', text, row: null, cell: null, label: null };
  };
  const decision = (id: string, reasons: Reason[], overall: string | null = null): Decision => {
    return { id, kind: 'return', at: '2021-07-01T00:00:00Z', unit: '62', unitName: '甘肃', overall, reasons };
  };
  const replies = (...given: [string, number | null, string][]) => {
    const said = given.map(([of, record, text]) => ({
      ...{ decision: of, record, field: record === null ? null : 'fundsWan', text },
    }));
    return { replies: said } as unknown as SubmissionJson;
  };
  const told = (submission: SubmissionJson, earlier: Decision[]) =>
    answeredReasons(submission, earlier).map(({ reason: { text }, reply }) => [text, reply]);

  it('shows each reason with its answer, and which has none', () => {
    const earlier = [decision('2', [reason(0, '请核对'), reason(1, '漏填')]), decision('1', [reason(0, '旧的')])];
    expect(told(replies(['2', 0, '已改']), earlier)).toEqual([
      ['请核对', '已改'],
      ['漏填', null],
    ]);
  });

  it('shows what was said overall where nothing else was', () => {
    expect(told(replies(['2', null, '已重报']), [decision('2', [], '请重报')])).toEqual([['请重报', '已重报']]);
  });

  it('shows nothing where nothing was asked', () => {
    expect(told(replies(), [decision('1', [reason(0, '旧的')])])).toEqual([]);
  });
});
