import { parseA1 } from '../../../shared/grid/address.ts';
import type { RelatedCell } from '../../ui/finding.ts';
import { ReturnReasons, type ShownReason } from '../../ui/return-reasons.tsx';
import type { CellRemark } from './sheet-marks.ts';
import type { AnnexReturn } from './use-returned.ts';
import type { WorkbookDesk } from './use-workbook.ts';
import type { OpenWorkbook } from './workbook-state.ts';

/** The reasons of a return that stand on this sheet: loud until they are answered. */
export function remarksOf(
  returned: AnnexReturn | undefined,
  sheet: number,
  replies: OpenWorkbook['replies'],
  title: string,
): CellRemark[] {
  if (!returned) return [];
  return returned.returned.reasons.flatMap(({ key, text }): CellRemark[] => {
    const place = returned.places.get(key);
    if (place?.sheet !== sheet) return [];
    return [{ cell: place.cell, severity: replies.get(key)?.trim() ? 'info' : 'error', text: `${title}${text}` }];
  });
}

/** Why this annex came back, beside its sheet. `onGo`: to a cell, of another sheet where `sheet` is named. */
export function SheetReasons(props: {
  desk: WorkbookDesk;
  workbook: OpenWorkbook;
  sheet: number;
  returned: AnnexReturn;
  activeCell: string;
  onGo(place: RelatedCell): void;
}) {
  const { desk, workbook, activeCell } = props;
  const { returned, places } = props.returned;
  const sheetOf = (key: string) => {
    const at = places.get(key);
    return at && at.sheet !== props.sheet ? (workbook.sheets[at.sheet]?.name ?? null) : null;
  };
  const shown = returned.reasons.map((reason): ShownReason => {
    const cell = places.get(reason.key)?.cell;
    const other = sheetOf(reason.key);
    return { ...reason, place: cell === undefined ? null : other === null ? cell : `${other}!${cell}` };
  });
  return (
    <ReturnReasons
      by={returned.decision.unitName}
      overall={returned.decision.overall}
      reasons={shown}
      replies={workbook.replies}
      activeCell={activeCell}
      onGo={({ key }) => {
        const cell = places.get(key)?.cell;
        if (cell && parseA1(cell)) props.onGo({ sheet: sheetOf(key), cell });
      }}
      onReply={({ key }, text) => desk.reply(key, text)}
    />
  );
}
