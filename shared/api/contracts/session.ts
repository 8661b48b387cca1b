import { z } from 'zod';
import { LEVELS } from '../../annex/level.ts';

export const ROLES = ['officer', 'reviewer', 'admin', 'reader'] as const;
export type Role = (typeof ROLES)[number];

/** `device`: what it is to be listed as; by default the browser and the system. */
export const sessionInputSchema = z
  .object({ code: z.string().min(1).max(100), device: z.string().trim().min(1).max(60).optional() })
  .meta({ id: 'SessionInput' });

/** `unit`: its code. `area`: the division it reports for. `expiresAt`: the token ends when unused until then. */
export const sessionSchema = z
  .object({
    token: z.string(),
    unit: z.string(),
    unitName: z.string(),
    level: z.enum(LEVELS),
    area: z.string(),
    role: z.enum(ROLES),
    /** Who signed in, as a number that tells nothing else: what waits on a computer is sent for nobody but them. */
    person: z.int().optional(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'Session' });

export type Session = z.infer<typeof sessionSchema>;

/**
 * How to sign in by OpenID Connect; all null where this deployment knows no identity provider. `authorizationEndpoint`:
 * where the browser is sent for a code; null too where the Worker can't reach the issuer to trade one, so that only an
 * identity token will do.
 */
export const oidcConfigSchema = z
  .object({
    issuer: z.string().nullable(),
    clientId: z.string().nullable(),
    authorizationEndpoint: z.string().nullable(),
  })
  .meta({ id: 'OidcConfig' });

const oidcSignIn = {
  /** The one the identity token was asked for with. */
  nonce: z.string().min(8).max(200),
  /** Of the invitation, the first time. */
  code: z.string().min(1).max(100).optional(),
  device: z.string().trim().min(1).max(60).optional(),
};

/** An identity token; or what the issuer sent the browser back with, for the Worker to trade (RFC 6749, RFC 7636). */
export const oidcSessionInputSchema = z
  .union([
    z.object({ idToken: z.string().min(1).max(8_000), ...oidcSignIn }),
    z.object({
      authorization: z.object({
        code: z.string().min(1).max(4_000),
        verifier: z.string().min(43).max(128),
        redirectUri: z.url().max(500),
      }),
      ...oidcSignIn,
    }),
  ])
  .meta({ id: 'OidcSessionInput' });

export type OidcConfig = z.infer<typeof oidcConfigSchema>;
export type OidcSessionInput = z.infer<typeof oidcSessionInputSchema>;
