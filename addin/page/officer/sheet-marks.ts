import { SEVERITIES, type Severity } from '../../../shared/issue/issue.ts';
import { type Finding, relatedCells } from '../../ui/finding.ts';
import type { CellMark } from '../../ui/sheet-row.tsx';
import type { SheetView } from '../reader/protocol.ts';

/** Something said of a cell beside the findings: a reason of a return. */
export interface CellRemark {
  readonly cell: string;
  readonly severity: Severity;
  readonly text: string;
}

/** The other cells of a finding that stand on this very sheet. */
export function ownRelated(finding: Finding, sheet: SheetView): string[] {
  return relatedCells(finding.issue, sheet.name).flatMap((place) => (place.sheet === null ? [place.cell] : []));
}

/** The worst that is said of every cell; an answered finding marks no more. */
export function marksOf(
  sheet: SheetView,
  answered: (finding: Finding) => boolean,
  remarks: readonly CellRemark[],
): Map<string, CellMark> {
  const marks = new Map<string, CellMark>();
  const mark = ({ cell, severity, text }: CellRemark) => {
    const before = marks.get(cell);
    const worse = !before || SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(before.severity);
    marks.set(cell, {
      severity: worse ? severity : before.severity,
      text: before ? `${before.text}\n${text}` : text,
    });
  };
  remarks.forEach(mark);
  for (const finding of sheet.findings) {
    const { cell, severity } = finding.issue;
    if (answered(finding)) continue;
    const others = severity === 'error' ? ownRelated(finding, sheet) : [];
    for (const address of [cell, ...others]) if (address) mark({ cell: address, severity, text: finding.message });
  }
  return marks;
}
