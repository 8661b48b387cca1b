/** A Worker that does nothing but write and read a list, to see how much room each takes: room.ts. */
import { blankOf } from '../../shared/annex/blank.ts';
import { renderAnnex } from '../../shared/render/render.ts';
import { WORKER_LIMITS } from '../../shared/workbook/limits.ts';
import { readWorkbook } from '../../shared/workbook/read.ts';
import { demandAnnex, demandRecords } from './demand-list.ts';

function write(rows: number): Response {
  const records = demandRecords(rows);
  const input = { annex: demandAnnex, blank: blankOf(demandAnnex.id), unitName: '甘肃省民政厅', header: {}, records };
  return new Response(renderAnnex(input) as Uint8Array<ArrayBuffer>);
}

function read(bytes: Uint8Array): Response {
  const book = readWorkbook(bytes, WORKER_LIMITS);
  return new Response(book.ok ? String(book.value.grids[0]?.rows.length) : book.error.code);
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === '/write') return write(Number(searchParams.get('rows')));
    if (pathname === '/read') return read(new Uint8Array(await request.arrayBuffer()));
    return new Response('idle');
  },
};
