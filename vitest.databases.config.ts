import { workerProject } from './vitest.worker.config.ts';

/** What never asks a database, or asks ten thousand times the same of it, is tested once, on one. */
const ONCE = [
  'test/worker/hostile*.test.ts',
  'test/worker/hostile/**',
  'test/worker/room.test.ts',
  'test/worker/workbooks.test.ts',
];

/** The same tests with 江苏 and 甘肃, of which they tell, in databases of their own: docs/scale.md. */
export default workerProject('databases', ['DB_320000', 'DB_620000'], ONCE);
