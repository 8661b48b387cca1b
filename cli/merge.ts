/**
 * `npm run -s merge -- FOLDER -o OUT.xlsx`: merges the workbooks of a folder offline. Exit 0 all is counted, 1 something
 * was left out or is to be checked, 2 there is nothing to write.
 */
import { existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { nationalDivisions } from '../shared/regions/tree.ts';
import { mergedBook } from './merge/book.ts';
import { chooseLatest } from './merge/choose.ts';
import { remarksOf } from './merge/findings.ts';
import { readFolder, sameFile } from './merge/folder.ts';
import { mergeAnnexes, placeUnits } from './merge/merged-annex.ts';
import { type MergeOptions, parseOptions } from './merge/options.ts';
import { readFiles } from './merge/read-files.ts';
import { folderReport } from './merge/report.ts';
import { summary } from './merge/summary.ts';
import { type CliText, cliTexts } from './merge/texts.ts';
import { ProgressBar } from './progress.ts';

const REFUSED = 2;

function refuse(message: string): number {
  process.stderr.write(`${message}\n`);
  return REFUSED;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
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

function merge({ folder, out, force, locale }: MergeOptions, text: CliText): number {
  if (!isFolder(folder)) return refuse(text('merge.noFolder', { folder }));
  if (existsSync(out) && !force) return refuse(text('merge.outExists', { out }));
  const divisions = nationalDivisions();
  const { files, ignored } = readFolder(folder);
  const reading = readFiles(files, divisions, locale, new ProgressBar(process.stderr, files.length));
  const target = files.find((file) => sameFile(file.path, out));
  if (target && reading.submissions.some(({ file }) => file === target))
    return refuse(text('merge.outIsInput', { out }));
  const choice = chooseLatest(placeUnits(reading.submissions, divisions), text);
  const merged = mergeAnnexes(choice.counted, divisions);
  const notCounted = [...reading.notCounted.filter((n) => n.file !== target?.name), ...choice.notCounted];
  if (merged.length === 0) {
    for (const { file, reason } of notCounted) process.stderr.write(`${file} ▸ ${reason}\n`);
    return refuse(text('merge.nothing', { folder }));
  }
  const remarks = remarksOf(merged, divisions, locale);
  const report = folderReport({ merged, notCounted, remarks, passedOver: reading.passedOver, locale });
  if (!write(out, mergedBook(merged, report, divisions, locale))) return refuse(text('merge.outFolder', { out }));
  process.stdout.write(summary({ out, files: files.length, merged, notCounted, remarks, ignored, locale }));
  return remarks.length + notCounted.length > 0 ? 1 : 0;
}

const options = parseOptions(process.argv.slice(2));
const text = cliTexts(options.ok ? options.value.locale : 'zh-CN');
process.exitCode = options.ok ? merge(options.value, text) : refuse(text(`merge.${options.error}`));
