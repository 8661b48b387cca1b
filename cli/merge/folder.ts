import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { compareText } from '../../shared/merge/name-key.ts';

export interface FolderFile {
  readonly name: string;
  readonly path: string;
  /** Last change, in milliseconds. */
  readonly modified: number;
}

export interface Folder {
  /** What may hold a submission, by name. */
  readonly files: readonly FolderFile[];
  /** What is passed over, and why: the text's code. */
  readonly ignored: readonly { readonly name: string; readonly why: 'subfolder' | 'lock' | 'hidden' | 'other' }[];
}

/** Files that somebody may have reported in; whether they can be read is seen when they are. */
const REPORTS = /\.(?:xlsx|xlsm|xltx|xls|xlt|ods|et|ett|csv|wps|doc|docx|pdf|png|jpe?g)$/i;
const SYSTEM = /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$)/i;

/** The files of a folder, its subfolders not entered; null where it is no folder, or not to be read. */
export function readFolder(path: string): Folder | null {
  const names = namesIn(path);
  if (!names) return null;
  const files: FolderFile[] = [];
  const ignored: { name: string; why: 'subfolder' | 'lock' | 'hidden' | 'other' }[] = [];
  for (const name of names) {
    const full = join(path, name);
    const stat = statSync(full, { throwIfNoEntry: false });
    if (!stat) continue;
    if (stat.isDirectory()) ignored.push({ name, why: 'subfolder' });
    else if (SYSTEM.test(name)) ignored.push({ name, why: name.startsWith('~$') ? 'lock' : 'hidden' });
    else if (!stat.isFile() || !REPORTS.test(name)) ignored.push({ name, why: 'other' });
    else files.push({ name, path: full, modified: stat.mtimeMs });
  }
  return { files, ignored };
}

function namesIn(path: string): string[] | null {
  try {
    return readdirSync(path).sort(compareText);
  } catch {
    return null;
  }
}

/** Whether two paths name one file, links followed; a path that is not there is no file. */
export function sameFile(a: string, b: string): boolean {
  try {
    return realpathSync(a) === realpathSync(b);
  } catch {
    return false;
  }
}
