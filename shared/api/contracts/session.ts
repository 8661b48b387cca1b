import { z } from 'zod';
import { LEVELS } from '../../annex/definition.ts';

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

/** How to sign in by OpenID Connect, where this deployment does. */
export const oidcConfigSchema = z.object({ issuer: z.string(), clientId: z.string() }).meta({ id: 'OidcConfig' });

/** `nonce`: the one the identity token was asked for with. `code`: of the invitation, the first time. */
export const oidcSessionInputSchema = z
  .object({
    idToken: z.string().min(1).max(8_000),
    nonce: z.string().min(8).max(200),
    code: z.string().min(1).max(100).optional(),
    device: z.string().trim().min(1).max(60).optional(),
  })
  .meta({ id: 'OidcSessionInput' });

export type OidcConfig = z.infer<typeof oidcConfigSchema>;
export type OidcSessionInput = z.infer<typeof oidcSessionInputSchema>;
