import { eventListSchema } from '../../../shared/api/contracts/event.ts';
import {
  deviceListSchema,
  invitationSchema,
  personListSchema,
  revokedSchema,
} from '../../../shared/api/contracts/people.ts';
import { unitPlanSchema, unitTreeSchema } from '../../../shared/api/contracts/unit.ts';
import { type Asked, FILE } from '../support/asked.ts';
import { type Person, person, UNITS } from '../support/people.ts';

const administrator = () => person(UNITS.xuzhou, { role: 'admin' });
const asAdmin = async (path: string, init?: RequestInit) => (await administrator()).send(path, init);
const POST = { method: 'POST' };

const invited = async (admin: Person) =>
  (await (await admin.send('/invitations', { ...POST, body: '{"role":"officer"}' })).json()) as {
    id: string;
    person: number;
  };

/** The administrators' operations, each asked once. */
export const ADMIN_ASKED: Record<string, Asked> = {
  listEvents: { ask: () => asAdmin('/events'), answers: eventListSchema },
  eventsFile: { ask: () => asAdmin('/events.csv'), answers: FILE, bytes: 100 },
  invite: {
    ask: () => asAdmin('/invitations', { ...POST, body: '{"role":"reader","unit":"320321"}' }),
    status: 201,
    answers: invitationSchema,
  },
  revokeInvitation: {
    ask: async () => {
      const admin = await administrator();
      return admin.send(`/invitations/${(await invited(admin)).id}/revoke`, POST);
    },
    answers: revokedSchema,
  },
  listPeople: { ask: () => asAdmin('/people?unit=320321'), answers: personListSchema },
  revokePerson: {
    ask: async () => {
      const admin = await administrator();
      return admin.send(`/people/${(await invited(admin)).person}/revoke`, POST);
    },
    answers: revokedSchema,
  },
  listDevices: { ask: () => asAdmin('/devices'), answers: deviceListSchema },
  revokeDevice: {
    ask: async () => {
      const admin = await administrator();
      const { items } = (await (await admin.send('/devices')).json()) as { items: { id: string }[] };
      return admin.send(`/devices/${items[0]?.id}/revoke`, POST);
    },
    answers: revokedSchema,
  },
  listUnits: { ask: () => asAdmin('/units'), answers: unitTreeSchema },
  unitsFile: { ask: () => asAdmin('/units.csv'), answers: FILE, bytes: 100 },
  importUnits: {
    ask: () =>
      asAdmin('/units/import', {
        ...POST,
        body: '单位代码,单位名称,层级,上级单位代码\n320321001,凤城街道,乡级,320321\n',
      }),
    answers: unitPlanSchema,
  },
};
