import { parseA1 } from '../../../shared/grid/address.ts';
import { valueAt } from '../../../shared/grid/grid.ts';
import type { TableState } from '../../usecases/desk-state.ts';
import { later } from '../later.tsx';
import { useStore, useWorld } from '../world.tsx';
import type { PlaceCell } from './place-card.tsx';

const PlaceCard = later(async () => (await import('./place-card.tsx')).PlaceCard);

/** Where a place is selected: the way to choose it. */
export function PlacePicker({ at }: { at: TableState }) {
  const { desk } = useWorld();
  useStore(desk.store);
  const cell = placeCell(at, desk);
  return cell ? <PlaceCard key={`${at.table.key}${cell.row},${cell.column}`} at={at} cell={cell} /> : null;
}

function placeCell(at: TableState, desk: ReturnType<typeof useWorld>['desk']): PlaceCell | undefined {
  const { selection } = desk.state;
  const { annex, inspection, sheet } = at.table;
  if (!selection || selection.top !== selection.bottom || selection.left !== selection.right) return undefined;
  const { top: row, left: column } = selection;
  for (const { field, cell } of inspection.columns) {
    if (annex.fields.find(({ key }) => key === field)?.type !== 'place') continue;
    const header = parseA1(cell);
    if (!header || header.column !== column) continue;
    if (annex.layout === 'form' ? header.row !== row : row <= header.row) continue;
    const grid = desk.book.sheets.get(sheet)?.live.grid;
    const value = grid ? valueAt(grid, row, column) : null;
    return { row, column, text: typeof value === 'string' ? value.trim() : '' };
  }
  return undefined;
}
