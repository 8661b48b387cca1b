import { vi } from 'vitest';
import {
  annexUpdateSchema,
  annexVersionSchema,
  draftDroppedSchema,
  draftListSchema,
  draftPlanSchema,
  draftSchema,
  dutyChangedSchema,
  noticeStateSchema,
} from '../../../shared/api/contracts/draft.ts';
import { eventListSchema } from '../../../shared/api/contracts/event.ts';
import {
  deviceListSchema,
  invitationSchema,
  personListSchema,
  revokedSchema,
} from '../../../shared/api/contracts/people.ts';
import {
  reminderListSchema,
  reminderSettingsSchema,
  reminderTestSchema,
} from '../../../shared/api/contracts/reminder.ts';
import { rosterSchema } from '../../../shared/api/contracts/roster.ts';
import { stampSchema } from '../../../shared/api/contracts/scan.ts';
import { oidcConfigSchema, sessionSchema } from '../../../shared/api/contracts/session.ts';
import { unitPlanSchema, unitStateSchema, unitTreeSchema } from '../../../shared/api/contracts/unit.ts';
import { type Asked, FILE } from '../support/asked.ts';
import { firstIn } from '../support/house.ts';
import { call, type Person, person, UNITS } from '../support/people.ts';
import { ask, identity } from './issuer.ts';
import { PDF } from './scan.ts';

/** The submission the database begins with. */
const FIRST = firstIn(UNITS.xuzhou);

const administrator = () => person(UNITS.xuzhou, { role: 'admin' });
const asAdmin = async (path: string, init?: RequestInit) => (await administrator()).send(path, init);
const POST = { method: 'POST' };

const invited = async (admin: Person) =>
  (await (await admin.send('/invitations', { ...POST, body: '{"role":"officer"}' })).json()) as {
    id: string;
    person: number;
  };

const asLead = async (path: string, init?: RequestInit) =>
  (await person(UNITS.jiangsu, { role: 'admin' })).send(path, init);
const send = (body: object) => ({ ...POST, body: JSON.stringify(body) });

/** The group of the lead. */
const ROBOT = {
  robot: { kind: 'dingtalk', address: 'https://oapi.dingtalk.com/robot/send?access_token=a1b2', secret: 'SECa1b2' },
};

/** A notice of 江苏 to its cities and counties. */
export const draft = (id: string, over: object = {}) => ({
  ...{ id, title: '关于报送社会组织项目的通知', issuer: '江苏省民政厅', year: 2026 },
  annexes: [
    {
      ...{ annex: 'js2021-annex2', levels: ['prefecture', 'county'], nil: true },
      deadlines: { prefecture: '2026-07-10T15:59:59.999Z', county: '2026-07-01T15:59:59.999Z' },
      ...over,
    },
  ],
});

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
  changeUnitState: {
    ask: () => asLead(`/units/${UNITS.organisation}/state`, send({ to: 'active', reason: '恢复' })),
    answers: unitStateSchema,
  },
  deleteDraft: {
    ask: async () => {
      await asLead('/drafts', send(draft('dropped')));
      return asLead('/drafts/dropped/delete', send({ revision: 1 }));
    },
    answers: draftDroppedSchema,
  },
  listDrafts: { ask: () => asAdmin('/drafts'), answers: draftListSchema },
  saveDraft: { ask: () => asLead('/drafts', send(draft('saved'))), answers: draftSchema },
  tryDraft: {
    ask: async () => {
      await asLead('/drafts', send(draft('tried')));
      return asLead('/drafts/tried/try', POST);
    },
    answers: draftPlanSchema,
  },
  publishDraft: {
    ask: async () => {
      await asLead('/drafts', send(draft('published')));
      const { plan } = (await (await asLead('/drafts/published/try', POST)).json()) as { plan: string };
      return asLead('/drafts/published/publish', send({ plan }));
    },
    answers: draftPlanSchema,
  },
  changeDuty: {
    ask: () =>
      asLead(
        '/notices/js2021/duties',
        send({ kind: 'exempt', annex: 'js2021-annex2', units: ['320582'], reason: '机构改革' }),
      ),
    answers: dutyChangedSchema,
  },
  changeNoticeState: {
    ask: () => asLead('/notices/js2021/state', send({ to: 'open', reason: '补报' })),
    answers: noticeStateSchema,
  },
  annexUpdate: {
    ask: () => asLead('/notices/js2021/annexes/js2021-annex2/version'),
    answers: annexUpdateSchema,
  },
  takeUpVersion: {
    ask: () => asLead('/notices/js2021/annexes/js2021-annex2/version', POST),
    answers: annexVersionSchema,
  },
  listReminders: { ask: () => asLead('/reminders?notice=js2021'), answers: reminderListSchema },
  readReminderSettings: { ask: () => asLead('/reminders/settings'), answers: reminderSettingsSchema },
  saveReminderSettings: { ask: () => asLead('/reminders/settings', send(ROBOT)), answers: reminderSettingsSchema },
  testReminder: {
    ask: async () => {
      await asLead('/reminders/settings', send(ROBOT));
      const robot = vi.spyOn(globalThis, 'fetch').mockResolvedValueOnce(Response.json({ errcode: 0 }));
      const answer = await asLead('/reminders/test', send({}));
      robot.mockRestore();
      return answer;
    },
    answers: reminderTestSchema,
  },
  roster: { ask: () => call('/api/v1/notices/mca2021/roster'), answers: rosterSchema },
  receiptPage: { ask: () => call(`/api/v1/receipts/2021-${String(FIRST).padStart(6, '0')}/print`), answers: FILE },
  oidcConfig: { ask: async () => ask('/session/oidc'), answers: oidcConfigSchema },
  signInByOidc: {
    ask: async () => {
      const answer = await asAdmin('/invitations', send({ role: 'officer' }));
      const { code } = (await answer.json()) as { code: string };
      return ask('/session/oidc', { idToken: await identity({ sub: 'asked' }), nonce: 'nonce-123', code });
    },
    answers: sessionSchema,
  },
  readStamp: {
    ask: async () => (await person(UNITS.xuzhou)).send(`/submissions/${FIRST}/stamp`),
    answers: stampSchema,
  },
  attachScan: {
    ask: async () => (await person(UNITS.xuzhou)).send(`/submissions/${FIRST}/scan`, { ...POST, body: PDF }),
    answers: stampSchema,
  },
  readScan: {
    ask: async () => {
      await (await person(UNITS.xuzhou)).send(`/submissions/${FIRST}/scan`, { ...POST, body: PDF });
      return (await person(UNITS.jiangsu)).send(`/submissions/${FIRST}/scan`);
    },
    answers: FILE,
    bytes: 10,
  },
};
