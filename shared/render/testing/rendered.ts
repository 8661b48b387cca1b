import { blankOf } from '../../annex/blank.ts';
import { annexById } from '../../annex/catalogue/index.ts';
import { type RenderInput, renderAnnex } from '../render.ts';

/** The workbook of an annex on its official blank: nothing but what the test gives. */
export function rendered(id: string, input: Partial<RenderInput>): Uint8Array {
  const annex = annexById(id);
  if (!annex) throw new Error(id);
  return renderAnnex({ annex, blank: blankOf(id), unitName: null, header: {}, records: [], ...input });
}
