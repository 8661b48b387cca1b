import type { Appendix } from '../render/appendix.ts';
import { type BesideRequest, besideAppendix } from './beside-appendix.ts';
import { duplicateAppendix } from './duplicate-appendix.ts';
import { type ReportRequest, reportAppendix } from './report-appendix.ts';
import { type SourceRequest, sourceAppendix } from './source-appendix.ts';

export interface AppendicesRequest extends ReportRequest, SourceRequest {
  /** The list a matrix is tied to (附件2 of 附件1), where it was merged as well. */
  readonly beside?: Pick<BesideRequest, 'list' | 'listMerge' | 'listInputs'>;
}

/** The sheets that go along with a merged annex, in their order: 报送情况, 附注, 可能重复, 来源. */
export function mergeAppendices(request: AppendicesRequest): Appendix[] {
  const duplicates = duplicateAppendix(request.merge, request.locale);
  return [
    reportAppendix(request),
    ...(request.beside ? [besideAppendix({ ...request, ...request.beside })] : []),
    ...(duplicates ? [duplicates] : []),
    sourceAppendix(request),
  ];
}
