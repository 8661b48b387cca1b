/** One table of the bench: measured side by side in one run, ratios beside the figures. */
export interface Section {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What the product promises of these figures. */
  readonly targets: readonly Target[];
}

export interface Target {
  readonly what: string;
  readonly measured: string;
  readonly reached: boolean;
}

/** Terminal columns a text takes: a Chinese character takes two. */
function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += (character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  return columns;
}

export function printSection(section: Section): void {
  const widths = section.columns.map((column, i) =>
    Math.max(width(column), ...section.rows.map((row) => width(row[i] ?? ''))),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) =>
        i === 0 ? cell + ' '.repeat((widths[i] ?? 0) - width(cell)) : ' '.repeat((widths[i] ?? 0) - width(cell)) + cell,
      )
      .join('  ');
  console.log(`\n${section.title}`);
  console.log(line(section.columns));
  console.log(widths.map((w) => '-'.repeat(w)).join('  '));
  for (const row of section.rows) console.log(line(row));
  for (const target of section.targets)
    console.log(`  ${target.reached ? 'reached' : 'NOT REACHED'}: ${target.what}: ${target.measured}`);
}

export const ms = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0));
export const ratio = (value: number): string => `${value.toFixed(2)}×`;

/** Median of the times of `runs` calls, in ms, after one that is thrown away. */
export async function median(runs: number, call: () => unknown): Promise<number> {
  await call();
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const began = performance.now();
    await call();
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? 0;
}
