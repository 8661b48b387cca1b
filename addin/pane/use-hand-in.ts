import { useEffect, useState } from 'preact/hooks';
import type { Desk } from '../usecases/desk.ts';
import type { HandIn, Signed, World } from './world.tsx';

export interface HandInLoading {
  /** Null until it is fetched, and for reviewers. */
  readonly handIn: HandIn | null;
  readonly lost: boolean;
}

/** What handing in takes, fetched as soon as the first verdict stands: that has not to wait for it. */
export function useHandIn(world: World | null, signed: Signed | null): HandInLoading {
  const [fetched, setFetched] = useState<{ readonly desk: Desk; readonly handIn: HandIn } | null>(null);
  const [lost, setLost] = useState(false);
  const reports = signed === null || signed.session.role === 'officer';
  const here = fetched && fetched.desk === world?.desk ? fetched.handIn : null;
  useEffect(() => {
    if (!world || !reports || here) return;
    setLost(false);
    import('./handing-in/hand-in.ts').then(
      ({ buildHandIn }) => setFetched({ desk: world.desk, handIn: buildHandIn(world) }),
      () => setLost(true),
    );
  }, [world, reports, here]);
  useEffect(() => here?.signedInAs(signed), [here, signed]);
  return { handIn: reports ? here : null, lost };
}
