import { expect, it } from 'vitest';
import type { Client } from '../../shared/api/client.ts';
import type { NoticeJson } from '../../shared/api/contracts/notice.ts';
import type { Session } from '../../shared/api/contracts/session.ts';
import { fail, ok } from '../../shared/result.ts';
import { openDesk } from '../../test/fixtures/desk.ts';
import { gridsOf } from '../../test/fixtures/grids.ts';
import { type MemorySheet, memoryBook } from '../host/memory/memory-book.ts';
import { MemoryHost } from '../host/memory.ts';
import { MemoryShelf } from '../outbox/shelf.ts';
import { type KeptReplies, RepliesShelf } from './kept-replies.ts';
import { Returning } from './returning.ts';

const ANNEX = 'mca2021-annex2';
const GANSU = { unit: '620000', unitName: '甘肃省民政厅', area: '620000', role: 'officer' } as Session;
const NOTICES = [{ id: 'mca2021', annexes: [{ id: ANNEX, state: 'returned', version: 2 }] }] as unknown as NoticeJson[];
const REASONS = [
  { record: 0, field: 'fundsWan', text: '金额不对', row: 6, cell: 'F6', label: null },
  { record: 1, field: 'contactMobile', text: '打不通', row: 7, cell: 'H7', label: null },
];

async function world() {
  const host = new MemoryHost(memoryBook(gridsOf('a2-gansu-clean.xlsx')));
  const desk = await openDesk(host, GANSU);
  const records = desk.book.tables[0]?.inspection.records;
  const decision = { id: '7', kind: 'return', overall: null, unitName: '民政部', reasons: REASONS };
  const net = { reached: true };
  const api = {
    submissions: async () =>
      net.reached ? ok({ items: [{ id: 's', state: 'returned' }] }) : fail({ kind: 'unreachable', status: null }),
    submission: async () =>
      ok({ id: 's', version: 2, state: 'returned', records, decisions: [decision], forward: null }),
  } as unknown as Client;
  const shelf = new MemoryShelf<KeptReplies>();
  const open = () => {
    const returning = new Returning(desk, new RepliesShelf(shelf));
    returning.signedInAs(GANSU, api);
    return returning;
  };
  return { host, desk, net, open, sheet: host.book.sheets[0] as MemorySheet };
}

it('finds the reasons in their cells, tints these once, and takes the tint out when the return is settled', async () => {
  const { open, sheet, desk } = await world();
  const returning = open();
  await returning.look(NOTICES);
  const places = [...(returning.of(ANNEX)?.places.values() ?? [])].map(({ cell }) => cell[0]);
  expect(places).toEqual(['F', 'H']);
  expect(sheet.marks.map(({ area, tone }) => [area.left, tone])).toEqual([
    [6, 'error'],
    [8, 'error'],
  ]);
  expect(sheet.marks.every((mark) => 'whileHolds' in mark)).toBe(true);
  const first = sheet.marks;
  await returning.look(NOTICES);
  expect(sheet.marks).toBe(first);
  await returning.settled(ANNEX);
  expect(sheet.marks).toEqual([]);
  expect(desk.state.kept.marked).toEqual([]);
});

it('keeps the tints of one return over a reload, and does not bring back those that disabling took out', async () => {
  const { open, sheet, desk } = await world();
  const returning = open();
  await returning.look(NOTICES);
  const first = sheet.marks;
  await open().look(NOTICES);
  expect(sheet.marks).toBe(first);
  await desk.disable();
  expect(sheet.marks).toEqual([]);
  await returning.look(NOTICES);
  expect(sheet.marks).toEqual([]);
});

it('keeps what was answered over a reload, and says what is left', async () => {
  const { open } = await world();
  const returning = open();
  await returning.look(NOTICES);
  expect(returning.left(ANNEX)).toBe(2);
  const [first] = returning.of(ANNEX)?.returned.reasons ?? [];
  returning.reply(ANNEX, { key: first?.key ?? '' }, '按实际改了');
  expect(returning.left(ANNEX)).toBe(1);
  const again = open();
  await again.look(NOTICES);
  expect(again.left(ANNEX)).toBe(1);
  expect(await again.answering(ANNEX)).toEqual({
    baseVersion: 2,
    replies: [{ decision: '7', record: 0, field: 'fundsWan', text: '按实际改了' }],
  });
});

it('keeps what is known of a return while the server is out of reach', async () => {
  const { open, net } = await world();
  const returning = open();
  await returning.look(NOTICES);
  net.reached = false;
  await returning.look(NOTICES);
  expect(returning.left(ANNEX)).toBe(2);
});
