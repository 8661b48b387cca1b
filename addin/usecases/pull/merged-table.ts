import type { AnnexDefinition } from '../../../shared/annex/definition.ts';
import type { Dressing } from '../../host/sheet-host.ts';
import { recordGrid } from '../../ui/record-grid.ts';
import type { Cell } from './merged-rows.ts';

type Table = Omit<Dressing, 'sheet'>;

/** Widths in Chinese characters: of headings, and of columns that hold prose. */
const LEAST = 4;
const PROSE = 36;
const MOST = 24;

/** How the annex's own table looks: title over all columns, header with its groups, framed rows. */
export function annexTable(annex: AnnexDefinition, records: number): Table {
  const { grid, header, first } = recordGrid(annex, []);
  const right = annex.fields.length;
  return {
    title: { top: 1, left: 1, bottom: 1, right },
    header: { ...header, left: 1, right },
    ...(records > 0 ? { rows: { top: first, left: 1, bottom: first + records - 1, right } } : {}),
    merges: grid.merges,
    widths: annex.fields.map(({ type, label }) => {
      if (type === 'longText') return PROSE;
      return Math.min(MOST, Math.max(LEAST, label.length + 2, type === 'place' ? 16 : 0));
    }),
  };
}

/** How a list with its heads in the first row looks. */
export function plainTable(rows: readonly (readonly Cell[])[]): Table {
  const right = Math.max(1, rows[0]?.length ?? 1);
  const widths = Array.from({ length: right }, (_, at) =>
    rows.slice(0, 50).reduce((most, row) => Math.min(MOST, Math.max(most, String(row[at] ?? '').length)), LEAST),
  );
  return {
    header: { top: 1, left: 1, bottom: 1, right },
    ...(rows.length > 1 ? { rows: { top: 2, left: 1, bottom: rows.length, right } } : {}),
    merges: [],
    widths,
  };
}
