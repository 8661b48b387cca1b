import { LEVELS, type Level } from '../annex/level.ts';

export interface ScopedUnit {
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  readonly path: string;
}

/** Whom an annex asks, as a lead unit writes it down. */
export interface Scope {
  readonly levels: readonly Level[];
  readonly within?: string | null | undefined;
  readonly only: readonly string[];
  readonly exemptLevels: readonly Level[];
  readonly exempt: readonly { readonly unit: string; readonly reason: string }[];
  readonly deadlines: Readonly<Partial<Record<Level, string>>>;
}

/** What it asks of one unit. */
export interface Duty {
  readonly unit: ScopedUnit;
  readonly duty: 'must' | 'exempt';
  readonly deadline: string | null;
  readonly reason: string | null;
}

export interface ScopeFault {
  readonly code:
    | 'notice.unitOutside'
    | 'notice.unitRetired'
    | 'notice.nobody'
    | 'notice.noDeadline'
    | 'notice.past'
    | 'notice.deadlineOrder';
  readonly blocking: boolean;
  readonly params: Readonly<Record<string, string>>;
}

/** The duties of the units below the lead; `units`: all of those. A unit that is neither asked nor freed has none. */
export function dutiesOf(scope: Scope, units: readonly ScopedUnit[]): Duty[] {
  const reasons = new Map(scope.exempt.map(({ unit, reason }) => [unit, reason]));
  const only = scope.only.map((code) => `/${code}/`);
  return units.flatMap((unit): Duty[] => {
    const { level, code } = unit;
    const path = `/${unit.path}`;
    if (scope.within && !(path.includes(`/${scope.within}/`) && code !== scope.within)) return [];
    if (only.length > 0 && !only.some((part) => path.includes(part))) return [];
    const reason = reasons.get(code) ?? null;
    if (reason !== null || scope.exemptLevels.includes(level))
      return [{ unit, duty: 'exempt', deadline: null, reason }];
    if (!scope.levels.includes(level)) return [];
    return [{ unit, duty: 'must', deadline: scope.deadlines[level] ?? null, reason: null }];
  });
}

/** Among whom a notice may name units. */
export interface ScopeTree {
  /** The code of the unit that leads the notice. */
  readonly lead: string;
  /** All below the lead that can be asked. */
  readonly units: readonly ScopedUnit[];
  /** Codes of those below it that are no longer. */
  readonly retired: ReadonlySet<string>;
}

/** What a lead unit should know before it publishes. Times are ISO instants; `now` is one. */
export function scopeFaults(scope: Scope, duties: readonly Duty[], tree: ScopeTree, now: string): ScopeFault[] {
  const faults = nameFaults(scope, tree);
  const must = duties.filter(({ duty }) => duty === 'must');
  if (must.length === 0) faults.push({ code: 'notice.nobody', blocking: true, params: {} });
  let below: { level: Level; deadline: string } | null = null;
  for (const level of [...LEVELS].reverse().filter((one) => one !== 'organisation')) {
    if (!must.some(({ unit }) => unit.level === level)) continue;
    const deadline = scope.deadlines[level];
    if (deadline === undefined) faults.push({ code: 'notice.noDeadline', blocking: false, params: { level } });
    else {
      if (deadline <= now) faults.push({ code: 'notice.past', blocking: true, params: { level, deadline } });
      // Those below report first, or those above have nothing to merge.
      if (below && below.deadline > deadline) {
        faults.push({ code: 'notice.deadlineOrder', blocking: false, params: { level: below.level, above: level } });
      }
      below = { level, deadline };
    }
  }
  return faults;
}

/** The lead itself may stand for all below it (`within`, `only`); it is never asked, so there is nothing to free it of. */
function nameFaults({ only, within, exempt }: Scope, { lead, units, retired }: ScopeTree): ScopeFault[] {
  const known = new Set(units.map(({ code }) => code));
  const around = [...only, ...(within ? [within] : [])].filter((code) => code !== lead);
  return [...new Set([...around, ...exempt.map(({ unit }) => unit)])]
    .filter((code) => !known.has(code))
    .map((unit) => {
      const code = retired.has(unit) ? 'notice.unitRetired' : 'notice.unitOutside';
      return { code, blocking: true, params: { unit } };
    });
}
