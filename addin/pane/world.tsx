import type { ComponentType } from 'preact';
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { ClientOptions } from '../../shared/api/client/call.ts';
import type { Session } from '../../shared/api/contracts/session.ts';
import type { Locale } from '../../shared/i18n/i18n.ts';
import type { SheetHost } from '../host/sheet-host.ts';
import type { Shell } from '../host/shell.ts';
import type { Answer, Finding } from '../ui/finding.ts';
import type { Answering } from '../usecases/answering.ts';
import type { Correcting } from '../usecases/correcting.ts';
import type { Delivery } from '../usecases/delivery.ts';
import type { Desk } from '../usecases/desk.ts';
import type { TableState } from '../usecases/desk-state.ts';
import type { Returning } from '../usecases/returning.ts';
import type { Store } from '../usecases/store.ts';

/** Everything behind the pane that a verdict takes. */
export interface World {
  readonly host: SheetHost;
  readonly shell: Shell;
  readonly desk: Desk;
}

/** A part of the pane that works for whoever is signed in. */
export interface Room {
  /** The value leaves off asking the Worker for news. */
  signedInAs(signed: Signed | null): () => void;
}

export interface FindingHandsProps {
  readonly at: TableState;
  readonly finding: Finding;
  readonly answer: Answer | undefined;
  onEdit(finding: Finding): void;
}

/** What handing in takes, fetched behind the first verdict: what stands behind it, and its places in the frame. */
export interface HandIn extends Room {
  readonly delivery: Delivery;
  readonly correcting: Correcting;
  readonly answering: Answering;
  readonly returning: Returning;
  /** What is seldom needed. */
  readonly Menu: ComponentType<{ readonly at?: TableState }>;
  /** What can be done about a finding. */
  readonly FindingHands: ComponentType<FindingHandsProps>;
  /** What a notice asks for an annex. */
  readonly DutyFacts: ComponentType<{ readonly annex: string }>;
  /** The way to choose the place that is selected. */
  readonly PlacePicker: ComponentType<{ readonly at: TableState }>;
  /** What came of it. */
  readonly News: ComponentType<{ readonly at?: TableState }>;
  /** The one button, and the receipt. */
  readonly Foot: ComponentType<{ readonly at: TableState }>;
}

export interface Signed {
  readonly session: Session;
  /** How the Worker is asked in their name. */
  readonly asking: ClientOptions;
}

export interface PaneContext extends World {
  readonly signed: Signed | null;
  /** Null until it is fetched. */
  readonly handIn: HandIn | null;
  /** It did not come. */
  readonly handInLost: boolean;
  signOut(): void;
  askSignIn(): void;
  /** Opens the pane anew, in a language whose words are here. */
  reopen(locale: Locale): void;
}

export const WorldContext = createContext<PaneContext | null>(null);

export function useWorld(): PaneContext {
  const world = useContext(WorldContext);
  if (!world) throw new Error('no WorldContext above this component');
  return world;
}

/** For what is fetched together with handing in, and so never stands there without it. */
export function useHandInWorld(): HandIn {
  const { handIn } = useWorld();
  if (!handIn) throw new Error('shown before handing in was fetched');
  return handIn;
}

/** What a store holds now; the component is drawn again when it changes. Nothing of a store that is not there yet. */
export function useStore<T extends object>(store: Store<T>): T;
export function useStore<T extends object>(store: Store<T> | undefined): T | undefined;
export function useStore<T extends object>(store: Store<T> | undefined): T | undefined {
  const [, draw] = useState(0);
  useEffect(() => store?.subscribe(() => draw((times) => times + 1)), [store]);
  return store?.state;
}
