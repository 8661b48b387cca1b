/** What each command of package.json takes, and what is run by its path. What it says of itself is in shared/i18n, commands.ts. */
import { CDNS } from '../../shared/manifest/office-cdn.ts';
import { LOCAL_ORIGIN, MANIFEST_VERSION } from '../manifest/deployment.ts';
import { DEPTHS } from '../operations/depth.ts';
import { databaseBindings } from '../wrangler/bindings.ts';
import { wranglerToml } from '../wrangler/wrangler.ts';
import { flag, needed, oneOf, share, someOf, whole, word } from './option.ts';
import type { Command } from './read.ts';

const NO_FILES = [0, 0] as const;
const NOTHING = { options: {}, files: NO_FILES } as const;
const bound = () => databaseBindings(wranglerToml());

export const COMMANDS = {
  start: { options: { reset: flag() }, files: NO_FILES },
  excel: { options: { web: flag() }, files: NO_FILES },
  preview: {
    options: { server: word('http://localhost:8787'), level: oneOf(['1.14', 'latest'], 'latest') },
    files: [0, 1],
  },

  inspect: { options: {}, files: [1, Number.POSITIVE_INFINITY] },
  merge: {
    options: { out: needed('o'), force: flag('f'), lang: oneOf(['zh-CN', 'en'], 'zh-CN') },
    files: [1, 1],
  },
  manifest: {
    options: {
      host: word(LOCAL_ORIGIN),
      cdn: oneOf(CDNS, 'global'),
      support: word(undefined),
      version: word(MANIFEST_VERSION),
      out: word(undefined),
    },
    files: NO_FILES,
  },

  deploy: NOTHING,
  'seed-units': {
    options: { root: word(undefined), depth: oneOf(DEPTHS, 'county'), again: flag(), remote: flag() },
    files: NO_FILES,
  },
  'first-admin': {
    options: {
      ...{ unit: needed(), name: word(''), days: whole(1, 30, 7) },
      ...{ again: flag(), remote: flag(), database: oneOf(bound, 'DB') },
    },
    files: NO_FILES,
  },
  backup: { options: { remote: flag(), database: oneOf(bound, undefined) }, files: [0, 1] },
  restore: { options: { replace: flag(), remote: flag(), database: oneOf(bound, undefined) }, files: [1, 1] },
  verify: {
    options: {
      ...{ keys: word(undefined), after: word(undefined), json: flag() },
      ...{ remote: flag(), database: oneOf(bound, undefined) },
    },
    files: [0, 1],
  },

  test: NOTHING,
  types: NOTHING,
  'embed-blanks': NOTHING,
  bench: {
    options: { json: flag(), only: someOf(['pipeline', 'workbook', 'submissions', 'merging', 'excel']) },
    files: NO_FILES,
  },
  'bench:deadline': {
    options: { scale: share(1), flight: whole(1, 1_000, 32), databases: whole(1, 33, 1), json: flag() },
    files: NO_FILES,
  },
  'test:faults': {
    options: { kills: whole(1, 10_000, 20), officers: whole(1, 24, 8), port: whole(1, 65_535, 8790) },
    files: NO_FILES,
  },
  'test:fuzz': {
    options: {
      ...{ runs: whole(1, 1_000_000, 50), acts: whole(1, 1_000, 40), seed: whole(0, 2 ** 31, 1) },
      ...{ level: oneOf(['1.14', 'latest'], 'latest'), file: word('a2-gansu-messy.xlsx'), faults: whole(1, 1_000, 1) },
    },
    files: NO_FILES,
  },
} as const satisfies Readonly<Record<string, Command>>;

export type CommandName = keyof typeof COMMANDS;
