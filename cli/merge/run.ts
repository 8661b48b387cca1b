import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { Locale } from '../../shared/i18n/i18n.ts';
import { nationalDivisions } from '../../shared/regions/tree.ts';
import { ProgressBar, type Terminal } from '../progress.ts';
import { mergedBook } from './book.ts';
import { chooseLatest, withoutOwnMerges } from './choose.ts';
import { remarksOf } from './findings.ts';
import { type FolderFile, readFolder, sameFile } from './folder.ts';
import { mergeAnnexes, placeUnits } from './merged-annex.ts';
import { readFiles } from './read-files.ts';
import { folderReport } from './report.ts';
import { summary } from './summary.ts';
import { type CliText, cliTexts } from './texts.ts';

const REFUSED = 2;

export interface MergeOptions {
  readonly folder: string;
  readonly out: string;
  /** Overwrite OUT. */
  readonly force: boolean;
  readonly locale: Locale;
}

/** Where the command writes: a process's own streams, or a test's. */
export interface Streams {
  readonly out: Terminal;
  readonly err: Terminal;
}

/** Writes beside OUT first: a merge that is cut off leaves the old file whole. */
function write(out: string, bytes: Uint8Array): boolean {
  const draft = `${out}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, bytes);
    renameSync(draft, out);
    return true;
  } catch {
    rmSync(draft, { force: true });
    return false;
  }
}

/** What is counted of a folder's files, and what is not; null where OUT is one of those that are. */
function chosen(files: readonly FolderFile[], { out, locale }: MergeOptions, text: CliText, terminal: Terminal) {
  const divisions = nationalDivisions();
  const reading = readFiles(files, divisions, locale, new ProgressBar(terminal, files.length));
  const others = withoutOwnMerges(placeUnits(reading.submissions, divisions), divisions, text);
  const target = files.find((file) => sameFile(file.path, out))?.name;
  if (others.counted.some(({ file }) => file.name === target)) return null;
  const { counted, notCounted } = chooseLatest(others.counted, text);
  return {
    counted,
    // OUT itself, about to be written anew, is not among what was left out.
    notCounted: [...reading.notCounted, ...others.notCounted, ...notCounted].filter(({ file }) => file !== target),
    passedOver: reading.passedOver.filter(({ file }) => file !== target),
  };
}

function merge(options: MergeOptions, text: CliText, { out: stdout, err }: Streams): number {
  const { folder, out, force, locale } = options;
  const refuse = (message: string): number => refused(message, err);
  const listing = readFolder(folder);
  if (!listing) return refuse(text('merge.noFolder', { folder }));
  if (existsSync(out) && !force) return refuse(text('merge.outExists', { out }));
  const { files, ignored } = listing;
  const choice = chosen(files, options, text, err);
  if (!choice) return refuse(text('merge.outIsInput', { out }));
  const { counted, notCounted, passedOver } = choice;
  const divisions = nationalDivisions();
  const merged = mergeAnnexes(counted, divisions);
  if (merged.length === 0) {
    for (const { file, reason } of notCounted) err.write(`${file} ▸ ${reason}\n`);
    return refuse(text('merge.nothing', { folder }));
  }
  const remarks = remarksOf(merged, divisions, locale);
  const report = folderReport({ merged, notCounted, remarks, passedOver, locale });
  if (!write(out, mergedBook(merged, report, divisions, locale))) return refuse(text('merge.outFolder', { out }));
  stdout.write(summary({ out, files: files.length, merged, notCounted, remarks, ignored, locale }));
  return remarks.length + notCounted.length > 0 ? 1 : 0;
}

function refused(message: string, err: Terminal): number {
  err.write(`${message}\n`);
  return REFUSED;
}

/** Runs the command; gives its exit code: 0 all is counted, 1 something is to be settled, 2 nothing was written. */
export function runMerge(options: MergeOptions, streams: Streams): number {
  const text = cliTexts(options.locale);
  if (!/\.xlsx$/i.test(options.out)) return refused(text('merge.outName'), streams.err);
  return merge(options, text, streams);
}
