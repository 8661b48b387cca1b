import type { AnnexDefinition } from '../../../../shared/annex/definition.ts';
import type { Level } from '../../../../shared/annex/level.ts';
import { LEVELS } from '../../../../shared/annex/level.ts';
import type { Draft, DraftAnnex, DraftInput } from '../../../../shared/api/contracts/draft.ts';

/** One annex as it is asked for: the levels chosen, each with its last day in Beijing (empty: none). */
export interface AnnexForm {
  readonly annex: string;
  readonly levels: Readonly<Partial<Record<Level, string>>>;
  readonly only: readonly string[];
  readonly exempt: readonly { readonly unit: string; readonly reason: string }[];
  readonly nil: boolean;
  /** What a program wrote into the draft and this form has no field for. */
  readonly kept: Pick<DraftAnnex, 'within' | 'exemptLevels'>;
}

export interface DraftForm {
  readonly id: string;
  readonly revision: number;
  readonly title: string;
  readonly issuer: string;
  readonly docNo: string;
  readonly year: number;
  readonly annexes: readonly AnnexForm[];
}

const DAY = 86_400_000;
const BEIJING = 8 * 3_600_000;
/** Those above need some days to merge what those below handed in. */
const DAYS_FOR_ALL = 30;
const DAYS_EACH_LEVEL = 5;

/** The Beijing day of an instant, `2026-07-05`. */
export const dayOf = (iso: string) => new Date(Date.parse(iso) + BEIJING).toISOString().slice(0, 10);

/** The last instant of a Beijing day. */
export const endOfDay = (day: string) => new Date(Date.parse(`${day}T23:59:59.999+08:00`)).toISOString();

/** A draft with nothing in it. `id` is never seen by anyone; it must be new. */
export function newForm(id: string, issuer: string, now: Date): DraftForm {
  return { id, revision: 0, title: '', issuer, docNo: '', year: now.getUTCFullYear(), annexes: [] };
}

/** What there is below the lead: levels, the highest first, and whether a unit is there. */
export interface Reach {
  readonly offered: readonly Level[];
  has(code: string): boolean;
}

/**
 * An annex newly taken into a notice: for whom the office meant it, as far as such units are there, due in a month, those
 * below earlier.
 */
export function newAnnex(definition: AnnexDefinition, { offered, has }: Reach, now: Date): AnnexForm {
  const { only = [], except = [], quote = '', nil } = definition.scope;
  const meant = offered.filter((level) => definition.scope.levels.includes(level));
  const chosen = meant.length > 0 ? meant : offered.slice(0, 1);
  const levels = Object.fromEntries(chosen.map((level) => [level, defaultDay(level, offered, now)]));
  return {
    ...{ annex: definition.id, levels, only: only.filter(has), nil },
    exempt: except.filter(has).map((unit) => ({ unit, reason: quote })),
    kept: { within: null, exemptLevels: [] },
  };
}

/** When a level is due where nobody said so. Organisations hang anywhere: theirs is the highest level's. */
export function defaultDay(level: Level, offered: readonly Level[], now: Date): string {
  const steps = level === 'organisation' ? 0 : Math.max(offered.indexOf(level), 0);
  const days = DAYS_FOR_ALL - steps * DAYS_EACH_LEVEL;
  return dayOf(new Date(now.getTime() + days * DAY).toISOString());
}

export function formOf(draft: Draft): DraftForm {
  const { id, revision, title, issuer, docNo, year } = draft;
  const annexes = draft.annexes.map(({ annex, levels, deadlines, only, exempt, nil, within, exemptLevels }) => ({
    ...{ annex, only, exempt, nil, kept: { within, exemptLevels } },
    levels: Object.fromEntries(
      levels.map((level) => {
        const deadline = deadlines[level];
        return [level, deadline === undefined ? '' : dayOf(deadline)];
      }),
    ),
  }));
  return { id, revision, title, issuer, docNo: docNo ?? '', year, annexes };
}

export function inputOf(form: DraftForm): DraftInput {
  const { id, revision, title, issuer, docNo, year } = form;
  const annexes = form.annexes.map(({ annex, levels, only, exempt, nil, kept }): DraftAnnex => {
    const chosen = LEVELS.filter((level) => levels[level] !== undefined);
    const deadlines = Object.fromEntries(
      chosen.flatMap((level) => {
        const day = levels[level];
        return day ? [[level, endOfDay(day)]] : [];
      }),
    );
    return { annex, levels: chosen, deadlines, only: [...only], exempt: [...exempt], nil, ...kept };
  });
  return { id, revision, title: title.trim(), issuer: issuer.trim(), docNo: docNo.trim() || null, year, annexes };
}

/** What has to be filled in before the Worker can look at it; null where nothing is missing. */
export function missingIn(form: DraftForm): 'title' | 'issuer' | 'annexes' | 'levels' | 'reasons' | null {
  if (form.title.trim() === '') return 'title';
  if (form.issuer.trim() === '') return 'issuer';
  if (form.annexes.length === 0) return 'annexes';
  if (form.annexes.some(({ levels }) => Object.keys(levels).length === 0)) return 'levels';
  if (form.annexes.some(({ exempt }) => exempt.some(({ reason }) => reason.trim() === ''))) return 'reasons';
  return null;
}
