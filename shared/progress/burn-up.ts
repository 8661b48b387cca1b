/** A version handed in by one of the units expected. Instants are ISO 8601 in UTC, which sort as text. */
export interface SeriesVersion {
  readonly id: number;
  readonly unit: string;
  readonly at: string;
  readonly deadline: string | null;
}

export interface SeriesDecision {
  readonly submission: number;
  readonly kind: 'return' | 'accept' | 'withdraw';
  readonly at: string;
}

export interface BurnUpRequest {
  /** In the order they came. */
  readonly versions: readonly SeriesVersion[];
  readonly decisions: readonly SeriesDecision[];
  readonly from: string;
  readonly until: string;
  readonly step: 'hour' | 'day';
}

/** How things stood at one instant: units reported, of these in time, and accepted; versions received since the last. */
export interface BurnUpPoint {
  readonly at: string;
  readonly received: number;
  readonly reported: number;
  readonly onTime: number;
  readonly accepted: number;
}

const HOUR = 3_600_000;
/** Days are Beijing's. */
const BEIJING = 8 * HOUR;
/** Six weeks of hours. Of a longer time the last of them. */
const MOST_POINTS = 1_000;

/**
 * How reports came in over time, as it stood then: what was returned or withdrawn goes down again. One point at the end
 * of each hour or day, the last one at `until`.
 */
export function burnUp({ versions, decisions, from, until, step }: BurnUpRequest): BurnUpPoint[] {
  const events = [
    ...versions.map((version) => ({ at: version.at, version, decision: null })),
    ...decisions.map((decision) => ({ at: decision.at, version: null, decision })),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const board = new Board(versions);
  let next = 0;
  return instants(from, until, step).map((at) => {
    let received = 0;
    for (let event = events[next]; event && event.at <= at; event = events[++next]) {
      if (event.version) board.receive(event.version);
      else board.decide(event.decision);
      if (event.version) received++;
    }
    return { at, received, ...board.counts() };
  });
}

/** The ends of the hours or days between two instants. */
function instants(from: string, until: string, step: 'hour' | 'day'): string[] {
  const length = step === 'hour' ? HOUR : 24 * HOUR;
  const last = Date.parse(until);
  const end = (instant: number) => Math.floor((instant + BEIJING) / length) * length - BEIJING + length - 1;
  const first = Math.max(end(Math.min(Date.parse(from), last)), end(last) - (MOST_POINTS - 1) * length);
  const found: string[] = [];
  for (let at = first; at < last; at += length) found.push(new Date(at).toISOString());
  return [...found, new Date(last).toISOString()];
}

/** Each unit's versions at one time, with the decision in force on each. */
class Board {
  readonly #byId: ReadonlyMap<number, SeriesVersion>;
  readonly #units = new Map<string, Map<number, SeriesDecision['kind'] | null>>();
  readonly #standing = new Map<string, { onTime: boolean; accepted: boolean }>();

  constructor(versions: readonly SeriesVersion[]) {
    this.#byId = new Map(versions.map((version) => [version.id, version]));
  }

  receive({ id, unit }: SeriesVersion): void {
    const versions = this.#units.get(unit) ?? new Map<number, SeriesDecision['kind'] | null>();
    this.#units.set(unit, versions.set(id, null));
    this.#judge(unit);
  }

  decide({ submission, kind }: SeriesDecision): void {
    const unit = this.#byId.get(submission)?.unit;
    if (unit === undefined) return;
    this.#units.get(unit)?.set(submission, kind);
    this.#judge(unit);
  }

  counts(): Pick<BurnUpPoint, 'reported' | 'onTime' | 'accepted'> {
    const standing = [...this.#standing.values()];
    return {
      reported: standing.length,
      onTime: standing.filter(({ onTime }) => onTime).length,
      accepted: standing.filter(({ accepted }) => accepted).length,
    };
  }

  /** By its accepted version, else by its newest one unless that was returned or withdrawn. */
  #judge(unit: string): void {
    const versions = [...(this.#units.get(unit) ?? [])].sort(([a], [b]) => b - a);
    const accepted = versions.find(([, kind]) => kind === 'accept');
    const [newest] = versions;
    const counts = accepted ?? (newest && newest[1] === null ? newest : undefined);
    const version = this.#byId.get(counts?.[0] ?? -1);
    if (!version) this.#standing.delete(unit);
    else {
      const onTime = version.deadline === null || version.at <= version.deadline;
      this.#standing.set(unit, { onTime, accepted: accepted !== undefined });
    }
  }
}
