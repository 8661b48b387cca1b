import { a1, columnName } from '../../../shared/grid/address.ts';

/** Something that somebody does. `sheet` counts the visible sheets, round and round. */
export type Act =
  | {
      readonly do: 'type';
      readonly sheet: number;
      readonly at: string;
      readonly text: string;
      readonly missed: boolean;
    }
  | {
      readonly do: 'paste';
      readonly sheet: number;
      readonly at: string;
      readonly values: readonly (readonly (string | number | null)[])[];
      readonly as: 'cells' | 'text';
    }
  | { readonly do: 'copy' | 'move'; readonly sheet: number; readonly from: string; readonly to: string }
  | { readonly do: 'rows' | 'columns'; readonly sheet: number; readonly at: string; readonly by: number }
  | { readonly do: 'sort'; readonly sheet: number; readonly block: string; readonly column: number }
  | { readonly do: 'hide'; readonly sheet: number; readonly rows: string; readonly hidden: boolean }
  | { readonly do: 'remote'; readonly sheet: number; readonly at: string; readonly text: string }
  | { readonly do: 'copySheet' | 'deleteSheet' | 'activate'; readonly sheet: number; readonly missed: boolean }
  | { readonly do: 'rename'; readonly sheet: number; readonly name: string }
  | { readonly do: 'undo' | 'edit' | 'reopen' | 'enable' | 'disable' | 'check' | 'fix' };

export type Random = () => number;

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Right and wrong for every column, and what turns a row into something else. */
const TEXTS = [
  '20',
  '200-300',
  '20万',
  '0',
  '-3',
  '教育帮扶',
  '产业帮扶',
  '扶贫',
  '其他',
  '甘肃省',
  '临夏州东乡县',
  '兰州市城关区',
  '北京',
  '13812345678',
  '1381234',
  '０１３８',
  '张三',
  '李四 ',
  '东乡助学',
  '合计',
  '备注：无',
  '序号',
  '项目名称',
  '',
  '',
  '',
  '1',
  '2',
  '资助困难学生',
  '甘肃省民政厅',
  '无',
];

const between = (random: Random, from: number, to: number) => from + Math.floor(random() * (to - from + 1));
const one = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

/** The table with its header, some rows above and below it, and a column beside it. */
const cellAt = (random: Random) => a1(between(random, 3, 24), between(random, 1, 10));

function blockAt(random: Random): string {
  const [top, left] = [between(random, 5, 18), between(random, 1, 8)];
  return `${a1(top, left)}:${a1(top + between(random, 0, 3), left + between(random, 0, 3))}`;
}

function rowsAt(random: Random): string {
  const top = between(random, 5, 20);
  return `A${top}:J${top + between(random, 0, 2)}`;
}

const MAKERS: readonly (readonly [weight: number, make: (random: Random, sheet: number) => Act])[] = [
  [30, (r, sheet) => ({ do: 'type', sheet, at: cellAt(r), text: one(r, TEXTS), missed: r() < 0.08 })],
  [
    10,
    (r, sheet) => {
      const [height, width] = [between(r, 1, 4), between(r, 1, 5)];
      const values = Array.from({ length: height }, () => Array.from({ length: width }, () => one(r, TEXTS)));
      return { do: 'paste', sheet, at: cellAt(r), values, as: r() < 0.6 ? 'cells' : 'text' };
    },
  ],
  [
    4,
    (r, sheet) => ({
      do: 'paste',
      sheet,
      at: cellAt(r),
      values: [
        [null, null],
        [null, null],
      ],
      as: 'text',
    }),
  ],
  [4, (r, sheet) => ({ do: 'copy', sheet, from: rowsAt(r), to: `A${between(r, 6, 18)}` })],
  [4, (r, sheet) => ({ do: 'move', sheet, from: blockAt(r), to: cellAt(r) })],
  [6, (r, sheet) => ({ do: 'rows', sheet, at: `A${between(r, 2, 22)}`, by: one(r, [1, 2, 3, -1, -2, -4]) })],
  [3, (r, sheet) => ({ do: 'columns', sheet, at: `${columnName(between(r, 1, 9))}1`, by: one(r, [1, 2, -1]) })],
  [3, (r, sheet) => ({ do: 'sort', sheet, block: `A6:J${between(r, 9, 17)}`, column: between(r, 1, 8) })],
  [3, (r, sheet) => ({ do: 'hide', sheet, rows: rowsAt(r), hidden: r() < 0.6 })],
  [5, (r, sheet) => ({ do: 'remote', sheet, at: cellAt(r), text: one(r, TEXTS) })],
  [2, (r, sheet) => ({ do: 'copySheet', sheet, missed: r() < 0.3 })],
  [1, (_r, sheet) => ({ do: 'deleteSheet', sheet, missed: false })],
  [2, (_r, sheet) => ({ do: 'activate', sheet, missed: false })],
  [2, (r, sheet) => ({ do: 'rename', sheet, name: one(r, ['附件2', '表 1', "张三's", '汇总']) })],
  [6, () => ({ do: 'undo' })],
  [3, () => ({ do: 'edit' })],
  [2, () => ({ do: 'reopen' })],
  [5, () => ({ do: 'enable' })],
  [3, () => ({ do: 'disable' })],
  [3, () => ({ do: 'check' })],
  [4, () => ({ do: 'fix' })],
];
const ALL = MAKERS.reduce((sum, [weight]) => sum + weight, 0);

export function nextAct(random: Random): Act {
  let left = random() * ALL;
  const made = MAKERS.find(([weight]) => {
    left -= weight;
    return left < 0;
  });
  const sheet = random() < 0.8 ? 0 : between(random, 0, 3);
  return (made ?? (MAKERS[0] as (typeof MAKERS)[number]))[1](random, sheet);
}
