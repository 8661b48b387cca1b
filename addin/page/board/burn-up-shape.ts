/** A point of the line: how many of the units had reported, and been accepted, at an instant. */
export interface BurnPoint {
  readonly at: string;
  readonly reported: number;
  readonly accepted: number;
}

export interface BurnRequest {
  readonly points: readonly BurnPoint[];
  readonly expected: number;
  readonly deadline: string | null;
  /** Of the plot, in px. */
  readonly width: number;
  readonly height: number;
}

export interface BurnShape {
  /** SVG paths in steps: what was reported stays reported until it changes. */
  readonly reported: string;
  readonly accepted: string;
  /** Where the last point stands. */
  readonly now: { readonly x: number; readonly y: number };
  /** Null: there is none, or it lies before everything shown. */
  readonly deadlineX: number | null;
  readonly first: string;
  readonly last: string;
}

/** The lines of a burn-up in a plot from (0, 0) above left to (width, height): all units above, none below. */
export function burnShape({ points, expected, deadline, width, height }: BurnRequest): BurnShape | null {
  const start = points[0];
  const end = points.at(-1);
  if (!start || !end || expected <= 0) return null;
  const from = Date.parse(start.at);
  const due = deadline === null ? null : Date.parse(deadline);
  const until = Math.max(Date.parse(end.at), due ?? 0, from + 1);
  const x = (at: number) => round(((at - from) / (until - from)) * width);
  const y = (count: number) => round(height - (Math.min(count, expected) / expected) * height);
  const path = (of: 'reported' | 'accepted') => {
    const steps = points.map((point, i) => {
      const [px, py] = [x(Date.parse(point.at)), y(point[of])];
      return i === 0 ? `M${px} ${py}` : `H${px}V${py}`;
    });
    return steps.join('');
  };
  return {
    reported: path('reported'),
    accepted: path('accepted'),
    now: { x: x(Date.parse(end.at)), y: y(end.reported) },
    deadlineX: due === null || due < from ? null : x(due),
    first: start.at,
    last: new Date(until).toISOString(),
  };
}

const round = (n: number) => Math.round(n * 10) / 10;

/** The points of the table twin: those at which something was another than before, and the last. */
export function turningPoints<T extends BurnPoint & { readonly received: number }>(points: readonly T[]): readonly T[] {
  return points.filter((point, i) => {
    const before = points[i - 1];
    const same = before
      ? before.reported === point.reported && before.accepted === point.accepted
      : point.reported === 0;
    return i === points.length - 1 || !same || point.received > 0;
  });
}
