import type { ApiFailure } from '../../../shared/api/client.ts';
import type { PageSay } from '../words.ts';

/** Why there was no answer, in words: the Worker's own, or that it could not be reached. */
export function failureText(failure: ApiFailure, say: PageSay): string {
  return failure.kind === 'refused' ? failure.problem.detail : say('failure.offline');
}
