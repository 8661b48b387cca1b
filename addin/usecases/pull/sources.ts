import type { Pull } from '../metadata.ts';
import type { MergedRecord } from './merged-rows.ts';

export type Source = Pull['sources'][number];
export type SourcedRows = Pick<Pull, 'sources' | 'rows'>;

export function sourcesOf({ source, sources }: MergedRecord): readonly Source[] {
  return sources ?? (source ? [source] : []);
}

/** Which units, versions and receipts stand behind each row, as runs: 20,000 rows of 13 units are 13 runs. */
export function sourceRuns(records: readonly (MergedRecord | undefined)[]): SourcedRows {
  const sources: Source[] = [];
  const known = new Map<string, number>();
  const rows: [number, number[]][] = [];
  for (const record of records) {
    const behind = (record ? sourcesOf(record) : []).map((source) => {
      const key = `${source.unit}/${source.version}`;
      const at = known.get(key) ?? sources.push(source) - 1;
      known.set(key, at);
      return at;
    });
    const last = rows.at(-1);
    if (last && last[1].join() === behind.join()) last[0] += 1;
    else rows.push([1, behind]);
  }
  return { sources, rows };
}

/** The sources behind the record with this index. */
export function behind({ sources, rows }: SourcedRows, index: number): readonly Source[] {
  let from = 0;
  for (const [count, at] of rows) {
    if (index < from + count) return at.flatMap((i) => sources[i] ?? []);
    from += count;
  }
  return [];
}
