import type { Gazetteer } from '../gazetteer.ts';
import { ALIASES, LETTERS, RENAMED } from './aliases.ts';
import { NATIONAL } from './national.ts';

export const GAZETTEER: Gazetteer = { national: NATIONAL, aliases: ALIASES, letters: LETTERS, renamed: RENAMED };
