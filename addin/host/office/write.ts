import { hostProblem } from '../host-problem.ts';
import type { Block, WriteOptions } from '../sheet-host.ts';
import { asWritten } from '../write-value.ts';
import { Stop } from './run.ts';

/** Characters of one message. 5 MB is the web's limit; big single writes fail well below it (office-js-docs-reference#354). */
const MESSAGE_CHARACTERS = 500_000;

interface Piece {
  readonly block: Block;
  readonly from: number;
  readonly to: number;
}

/** Cuts blocks into runs of rows whose text stays under one message; a message may hold several pieces. */
export function messagesOf(blocks: readonly Block[], limit: number): Piece[][] {
  const messages: Piece[][] = [[]];
  let size = 0;
  for (const block of blocks) {
    let from = 0;
    for (const [at, row] of block.rows.entries()) {
      const length = row.reduce<number>((sum, value) => sum + (value === null ? 5 : String(value).length + 4), 4);
      if (size + length > limit && size > 0) {
        if (at > from) messages.at(-1)?.push({ block, from, to: at });
        messages.push([]);
        from = at;
        size = 0;
      }
      size += length;
    }
    if (block.rows.length > from) messages.at(-1)?.push({ block, from, to: block.rows.length });
  }
  return messages.filter((message) => message.length > 0);
}

export async function writeBlocks(
  context: Excel.RequestContext,
  blocks: readonly Block[],
  { onProgress, signal }: WriteOptions,
): Promise<void> {
  const messages = messagesOf(blocks, MESSAGE_CHARACTERS);
  for (const [at, message] of messages.entries()) {
    if (signal?.aborted) throw new Stop(hostProblem('cancelled', `after ${at} of ${messages.length} messages`));
    for (const { block, from, to } of message) {
      const width = block.rows.reduce((most, row) => Math.max(most, row.length), 0);
      if (width === 0) continue;
      const values = block.rows.slice(from, to).map((row) =>
        Array.from({ length: width }, (_, column) => {
          const value = row[column] ?? null;
          return value === null ? null : asWritten(value);
        }),
      );
      const sheet = context.workbook.worksheets.getItem(block.sheet);
      sheet.getRangeByIndexes(block.top - 1 + from, block.left - 1, to - from, width).values = values;
    }
    await context.sync();
    onProgress?.((at + 1) / messages.length);
  }
}
