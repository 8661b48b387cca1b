import { z } from 'zod';
import { ROLES } from './session.ts';

/** What changed, who did it, when and from which device. */
export const eventSchema = z
  .object({
    id: z.int(),
    at: z.iso.datetime(),
    unit: z.string(),
    unitName: z.string(),
    /** null: a program did it. */
    person: z.object({ id: z.int(), name: z.string(), role: z.enum(ROLES), unitName: z.string() }).nullable(),
    /** As listed among the devices of the person. */
    device: z.string().nullable(),
    /** What the device is called. */
    deviceLabel: z.string().nullable(),
    kind: z.string(),
    /** The kind in words. */
    what: z.string(),
    subject: z.string(),
    data: z.record(z.string(), z.unknown()),
    /** Its link in the chain; null for a moment, until it is sealed. */
    hash: z.string().nullable(),
  })
  .meta({ id: 'Event' });

export const eventQuerySchema = z.object({
  unit: z.string().max(40).optional(),
  kind: z.string().max(60).optional(),
  since: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
  cursor: z.string().max(400).optional(),
});

/** The newest first. */
export const eventListSchema = z
  .object({ items: z.array(eventSchema), next: z.string().nullable() })
  .meta({ id: 'EventList' });

export const eventFileQuerySchema = eventQuerySchema.omit({ cursor: true });

export type EventJson = z.infer<typeof eventSchema>;
export type EventList = z.infer<typeof eventListSchema>;
export type EventQuery = z.infer<typeof eventQuerySchema>;
