import type {
  AnnexUpdate,
  AnnexVersion,
  Draft,
  DraftInput,
  DraftPlan,
  DutyChange,
  DutyChanged,
  NoticeStateInput,
  NoticeStateJson,
} from '../contracts/draft.ts';
import { type Calls, part, posted } from './call.ts';

/** Leading a notice: by an administrator of the unit that issues it. */
export const leadingCalls = ({ json }: Calls) => ({
  drafts: () => json<{ items: Draft[] }>('/drafts'),
  /** `revision`: of the draft it replaces, 0 for a new one; refused with `draft.stale` where another came between. */
  saveDraft: (input: DraftInput) => json<Draft>('/drafts', posted(input)),
  /** Whom it would ask for what by when; nothing is published. */
  tryDraft: (id: string) => json<DraftPlan>(`/drafts/${part(id)}/try`, posted({})),
  /** `plan`: of the dry run; what is published is what was seen. */
  publishDraft: (id: string, plan: string) => json<DraftPlan>(`/drafts/${part(id)}/publish`, posted({ plan })),
  /** `revision`: of the draft as it was seen. What is published is refused with `draft.published`. */
  deleteDraft: (id: string, revision: number) =>
    json<{ deleted: string }>(`/drafts/${part(id)}/delete`, posted({ revision })),
  /** More time for units, freeing them, or asking them after all. */
  changeDuty: (notice: string, change: DutyChange) =>
    json<DutyChanged>(`/notices/${part(notice)}/duties`, posted(change)),
  changeNoticeState: (notice: string, input: NoticeStateInput) =>
    json<NoticeStateJson>(`/notices/${part(notice)}/state`, posted(input)),
  /** What the newest version of an annex changes from the one the notice asks for. */
  annexUpdate: (notice: string, annex: string) =>
    json<AnnexUpdate>(`/notices/${part(notice)}/annexes/${part(annex)}/version`),
  /** Takes up the catalogue's newest version of an annex. */
  takeUpVersion: (notice: string, annex: string) =>
    json<AnnexVersion>(`/notices/${part(notice)}/annexes/${part(annex)}/version`, posted({})),
});
