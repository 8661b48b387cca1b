/**
 * `npm run restore -- FILE`: puts a backup into the local state and holds it to the backup's hashes. `--replace` moves
 * a state that is there aside. For a deployed D1: docs/backup.md.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { restoreLocally } from './backup/restore.ts';
import { text } from './backup/say.ts';
import { stateFolder } from './demo/state.ts';

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { replace: { type: 'boolean', default: false } },
  });
  const [file] = positionals;
  if (file === undefined || !existsSync(file)) {
    console.error(text('backup.noFile', { file: file ?? '' }));
    return 2;
  }
  const { persist } = stateFolder();
  const aside = `${persist}-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}`;
  const restored = restoreLocally(file, persist, values.replace ? aside : null);
  if (!restored.ok) {
    console.error(text(restored.error, { file }));
    return restored.error === 'restore.notEmpty' ? 1 : 2;
  }
  if (values.replace && existsSync(aside)) console.log(text('restore.aside', { folder: aside }));
  console.log(text('restore.done', { rows: restored.value.rows, tables: Object.keys(restored.value.tables).length }));
  return 0;
}

process.exitCode = main();
