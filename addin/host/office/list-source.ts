import { type Guard, listNameOf } from '../guard.ts';

/** What Excel takes as the source of a dropdown; undefined for other kinds of rules. */
export function listSourceOf(validation: Guard['validation']): string | undefined {
  if (validation.type === 'list') return validation.items.join(',');
  return validation.type === 'named' ? `=${listNameOf(validation.list)}` : undefined;
}
