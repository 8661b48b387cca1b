import type { OidcConfig, OidcSessionInput, Session } from '../contracts/session.ts';
import { type Calls, posted } from './call.ts';

/** Signing in. */
export const sessionCalls = ({ json }: Calls) => ({
  /** By a sign-in code, or the code of an invitation. */
  signIn: (code: string) => json<Session>('/session', posted({ code })),
  /** All null where sign-in is by code alone. */
  oidcConfig: () => json<OidcConfig>('/session/oidc'),
  signInByOidc: (input: OidcSessionInput) => json<Session>('/session/oidc', posted(input)),
});
