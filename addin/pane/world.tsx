import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Session } from '../../shared/api/contracts/session.ts';
import type { UnitClient } from '../../shared/api/unit-client.ts';
import type { SheetHost } from '../host/sheet-host.ts';
import type { Shell } from '../host/shell.ts';
import type { Delivery } from '../usecases/delivery.ts';
import type { Desk } from '../usecases/desk.ts';
import type { Returning } from '../usecases/returning.ts';
import type { Store } from '../usecases/store.ts';

/** Everything behind the pane. */
export interface World {
  readonly host: SheetHost;
  readonly shell: Shell;
  readonly desk: Desk;
  readonly delivery: Delivery;
  readonly returning: Returning;
}

export interface Signed {
  readonly session: Session;
  readonly api: UnitClient;
}

export interface PaneContext extends World {
  readonly signed: Signed | null;
  signOut(): void;
  askSignIn(): void;
  switchLocale(): void;
}

export const WorldContext = createContext<PaneContext | null>(null);

export function useWorld(): PaneContext {
  const world = useContext(WorldContext);
  if (!world) throw new Error('no WorldContext above this component');
  return world;
}

/** What a store holds now; the component is drawn again when it changes. */
export function useStore<T extends object>(store: Store<T>): T {
  const [, draw] = useState(0);
  useEffect(() => store.subscribe(() => draw((times) => times + 1)), [store]);
  return store.state;
}
