import { compareText } from '../../shared/merge/name-key.ts';
import type { FileSubmission, NotCounted } from './submission.ts';
import type { CliText } from './texts.ts';

export interface Choice {
  readonly counted: readonly FileSubmission[];
  readonly notCounted: readonly NotCounted[];
}

/** A unit that sent an annex twice (最终版, 改) is counted once, by the file changed last; the others are named. */
export function chooseLatest(submissions: readonly FileSubmission[], text: CliText): Choice {
  const byUnit = new Map<string, FileSubmission[]>();
  for (const submission of submissions) {
    const key = `${submission.annex.id} ${submission.unit.unit}`;
    byUnit.set(key, [...(byUnit.get(key) ?? []), submission]);
  }
  const counted: FileSubmission[] = [];
  const notCounted: NotCounted[] = [];
  for (const group of byUnit.values()) {
    const [latest, ...others] = group.sort(
      (a, b) => b.file.modified - a.file.modified || compareText(b.file.name, a.file.name),
    );
    if (!latest) continue;
    counted.push(latest);
    for (const other of others) {
      const sameTime = other.file.modified === latest.file.modified;
      const same = JSON.stringify(other.records) === JSON.stringify(latest.records);
      const code = same ? 'file.sameAgain' : sameTime ? 'file.againSameTime' : 'file.again';
      const { annex, unit, file, sheets } = other;
      const reason = text(code, { latest: latest.file.name });
      notCounted.push({ file: file.name, sheet: sheets.join('、'), annex, unitName: unit.unitName, reason });
    }
  }
  return { counted, notCounted };
}
