import { useEffect, useState } from 'preact/hooks';
import type { Room, Signed, World } from './world.tsx';

export interface RoomLoading<R> {
  /** Null until it is fetched, and for whom it is not. */
  readonly room: R | null;
  /** It did not come: no network, or a newer deployment has other files by now. */
  readonly lost: boolean;
}

/** A room over a workbook that was judged: fetched then, where it is `wanted`. `fetchRoom` is always the same one. */
export function useRoom<R extends Room>(
  world: World | null,
  signed: Signed | null,
  wanted: boolean,
  fetchRoom: (world: World) => Promise<R>,
): RoomLoading<R> {
  const [fetched, setFetched] = useState<{ readonly world: World; readonly room: R } | null>(null);
  const [lost, setLost] = useState(false);
  const here = fetched && fetched.world === world ? fetched.room : null;
  useEffect(() => {
    if (!world || !wanted || here) return;
    setLost(false);
    fetchRoom(world).then(
      (room) => setFetched({ world, room }),
      () => setLost(true),
    );
  }, [world, wanted, here, fetchRoom]);
  const whose = wanted ? signed : null;
  useEffect(() => here?.signedInAs(whose), [here, whose]);
  return { room: wanted ? here : null, lost };
}
