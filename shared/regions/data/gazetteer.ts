import type { Gazetteer } from '../gazetteer.ts';
import { ALIASES, LETTERS, RENAMED } from './aliases.ts';
import { CORPS_DIVISIONS } from './corps.ts';
import { FILLERS, PEOPLES } from './name-parts.ts';
import { NATIONAL } from './national.ts';

export const GAZETTEER: Gazetteer = {
  national: NATIONAL,
  ...{ aliases: ALIASES, letters: LETTERS, renamed: RENAMED },
  ...{ corps: CORPS_DIVISIONS, peoples: PEOPLES, fillers: FILLERS },
};
