import { z } from 'zod';
import { ROLES } from './session.ts';

/** `name`: what colleagues know the person by. `days`: how long the code is good for. */
export const invitationInputSchema = z
  .object({
    unit: z.string().max(40).optional(),
    role: z.enum(ROLES),
    name: z.string().trim().max(40).default(''),
    days: z.int().min(1).max(30).default(7),
  })
  .meta({ id: 'InvitationInput' });

/** `code` is told this once and is kept nowhere. */
export const invitationSchema = z
  .object({
    id: z.string(),
    code: z.string(),
    person: z.int(),
    unit: z.string(),
    unitName: z.string(),
    role: z.enum(ROLES),
    name: z.string(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'Invitation' });

/** Where someone is signed in. `expiresAt`: it ends when unused until then. */
export const deviceSchema = z
  .object({
    id: z.string(),
    label: z.string(),
    createdAt: z.iso.datetime(),
    usedAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    state: z.enum(['active', 'idle', 'revoked']),
  })
  .meta({ id: 'Device' });

export const deviceListSchema = z.object({ items: z.array(deviceSchema) }).meta({ id: 'DeviceList' });

export const personSchema = z
  .object({
    id: z.int(),
    unit: z.string(),
    unitName: z.string(),
    role: z.enum(ROLES),
    name: z.string(),
    createdAt: z.iso.datetime(),
    /** The newest code; null for who signs in by other means. */
    invitation: z
      .object({
        id: z.string().nullable(),
        expiresAt: z.iso.datetime().nullable(),
        state: z.enum(['open', 'used', 'expired', 'revoked']),
      })
      .nullable(),
    /** Whether an identity of elsewhere (OpenID Connect) is tied to the person, who then needs no code. */
    identity: z.boolean(),
    devices: z.array(deviceSchema),
  })
  .meta({ id: 'Person' });

export const personListSchema = z.object({ items: z.array(personSchema) }).meta({ id: 'PersonList' });
export const personQuerySchema = z.object({ unit: z.string().max(40).optional() });

/** What was ended by it: devices and open codes. */
export const revokedSchema = z.object({ devices: z.int(), codes: z.int() }).meta({ id: 'Revoked' });

export type InvitationInput = z.infer<typeof invitationInputSchema>;
export type Invitation = z.infer<typeof invitationSchema>;
export type DeviceJson = z.infer<typeof deviceSchema>;
export type PersonJson = z.infer<typeof personSchema>;
export type Revoked = z.infer<typeof revokedSchema>;
