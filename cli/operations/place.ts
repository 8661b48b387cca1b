import { stateFolder } from '../demo/state.ts';

/** Which database an operation is for, as wrangler is told: the deployed one, or the one of `npm start` here. */
export function placeOf(remote: boolean): readonly string[] {
  return remote ? ['--remote'] : ['--local', '--persist-to', stateFolder().persist];
}
