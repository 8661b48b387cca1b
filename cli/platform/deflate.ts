import { constants, deflateRawSync } from 'node:zlib';
import type { OpenDeflate } from '../../shared/render/zip-writer.ts';

/** Node's own deflate. Each piece ends on a byte, so that the pieces stand behind one another as one stream. */
export const nodeDeflate: OpenDeflate = () => (piece, last) => {
  const finishFlush = last ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
  return new Uint8Array(deflateRawSync(piece, { level: 3, finishFlush }));
};
