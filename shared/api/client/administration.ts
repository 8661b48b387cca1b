import type { EventList } from '../contracts/event.ts';
import type { DeviceJson, Invitation, InvitationInput, PersonJson, Revoked } from '../contracts/people.ts';
import type { UnitPlanJson, UnitState, UnitStateInput, UnitTree } from '../contracts/unit.ts';
import { type Calls, part, posted, sentBytes } from './call.ts';

/** Which events: of a unit (with all below it by default), of a kind, in a time (ISO instants). */
export interface EventsAsked {
  unit?: string | undefined;
  kind?: string | undefined;
  since?: string | undefined;
  until?: string | undefined;
}

/** Units, people and the audit: by an administrator, of the own unit and below. */
export const administrationCalls = ({ json, bytes }: Calls) => ({
  /** A unit and those directly below it; the own one by default. */
  units: (unit?: string) => json<UnitTree>('/units', { query: { unit } }),
  /** The unit and everything below it, as the table that an import takes. */
  unitsFile: (unit?: string) => bytes('/units.csv', { query: { unit } }),
  /** An xlsx, xls or CSV. Without the `plan` of a dry run before nothing is stored. */
  importUnits: (table: Uint8Array<ArrayBuffer>, plan?: string) =>
    json<UnitPlanJson>('/units/import', sentBytes(table, { plan })),
  /** Retires a unit below the own one, or brings it back; refused with what stands against it. */
  changeUnitState: (unit: string, input: UnitStateInput) =>
    json<UnitState>(`/units/${part(unit)}/state`, posted(input)),

  people: (unit?: string) => json<{ items: PersonJson[] }>('/people', { query: { unit } }),
  /** The answer's `code` is told this once. */
  invite: (input: Omit<InvitationInput, 'days'> & { days?: number }) => json<Invitation>('/invitations', posted(input)),
  revokeInvitation: (id: string) => json<Revoked>(`/invitations/${part(id)}/revoke`, posted({})),
  /** Ends everything the person could act with. */
  revokePerson: (id: number) => json<Revoked>(`/people/${id}/revoke`, posted({})),
  /** Where the caller is signed in; for everyone. */
  devices: () => json<{ items: DeviceJson[] }>('/devices'),
  revokeDevice: (id: string) => json<Revoked>(`/devices/${part(id)}/revoke`, posted({})),

  /** The newest first. */
  events: (query: EventsAsked & { cursor?: string | undefined } = {}) =>
    json<EventList>('/events', { query: { ...query } }),
  eventsFile: (query: EventsAsked = {}) => bytes('/events.csv', { query: { ...query } }),
});
