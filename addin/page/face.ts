import type { ComponentType } from 'preact';
import type { Role } from '../../shared/api/contracts/session.ts';

/** What a face is given: what stands behind its name in the address, such as the id in `#/history/<id>`. */
export interface FaceProps {
  readonly rest: string;
}

/** One of the page's faces. `tab`: its word in the bar, for faces that are places to go to. */
export interface Face {
  readonly name: string;
  readonly roles: readonly Role[] | 'public';
  readonly tab?: 'face.fill' | 'face.board' | 'face.administration';
  /** Loaded when it is first shown: nobody waits for the faces of another role. */
  readonly load: () => Promise<ComponentType<FaceProps>>;
}
