import { beforeAll, describe, expect, test } from 'vitest';
import { healthSchema } from '../../shared/api/contracts/health.ts';
import { inspectionSchema } from '../../shared/api/contracts/inspection.ts';
import { mergedSchema } from '../../shared/api/contracts/merged.ts';
import { noticeSchema, noticesSchema } from '../../shared/api/contracts/notice.ts';
import { problemSchema } from '../../shared/api/contracts/problem.ts';
import { progressSchema } from '../../shared/api/contracts/progress.ts';
import { publicReceiptSchema, receiptKeySchema } from '../../shared/api/contracts/receipt.ts';
import { sessionSchema } from '../../shared/api/contracts/session.ts';
import { submissionListSchema, submissionSchema, submittedSchema } from '../../shared/api/contracts/submission.ts';
import { api as en } from '../../shared/i18n/en/api.ts';
import { api as zh } from '../../shared/i18n/zh-CN/api.ts';
import type { ApiDocument } from '../../worker/docs/open-api.ts';
import { STATUS_OF } from '../../worker/problem/problem.ts';
import { apiText, problemTexts } from '../../worker/problem/text.ts';
import { ADMIN_ASKED } from './admin/asked.ts';
import { REVIEW_ASKED } from './review/asked.ts';
import { type Asked, FILE } from './support/asked.ts';
import { db, freshHouse } from './support/house.ts';
import { value } from './support/outcome.ts';
import { call, type Person, person, UNITS } from './support/people.ts';
import { annex2, project } from './support/samples.ts';

let officer: Person;
let id = '';
let number = '';
let blank: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  await freshHouse();
  officer = await person(UNITS.xuzhou);
  const sent = value(await officer.api.submit(annex2(), 'k'));
  ({ id } = sent.submission);
  ({ number } = sent.receipt);
  blank = value(await officer.api.template('js2021', 'js2021-annex2')) as Uint8Array<ArrayBuffer>;
});

const documentOf = async (language = 'zh-CN') =>
  (await (await call('/api/v1/openapi.json', { headers: { 'Accept-Language': language } })).json()) as ApiDocument;

const json = (body: unknown, key = crypto.randomUUID()): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
  body: JSON.stringify(body),
});

/** Each operation asked once; what it answers, by its schema. */
const ASKED: Record<string, Asked> = {
  signIn: { ask: () => call('/api/v1/session', json({ code: officer.code })), answers: sessionSchema },
  listNotices: { ask: () => officer.send('/notices'), answers: noticesSchema },
  readNotice: { ask: () => officer.send('/notices/js2021'), answers: noticeSchema },
  progress: { ask: () => officer.send('/notices/js2021/progress'), answers: progressSchema },
  template: { ask: () => officer.send('/notices/js2021/annexes/js2021-annex2/template.xlsx'), answers: FILE },
  inspect: {
    ask: () => officer.send('/inspections?file=a.xlsx', { method: 'POST', body: blank }),
    answers: inspectionSchema,
  },
  submit: {
    ask: () => officer.send('/submissions', json(annex2([project({ staffCount: 3 })], { baseVersion: 1 }))),
    status: 201,
    answers: submittedSchema,
  },
  listSubmissions: { ask: () => officer.send('/submissions'), answers: submissionListSchema },
  readSubmission: { ask: () => officer.send(`/submissions/${id}`), answers: submissionSchema },
  merged: { ask: () => officer.send('/notices/js2021/annexes/js2021-annex2/merged'), answers: mergedSchema },
  receipt: { ask: () => call(`/api/v1/receipts/${number}`), answers: publicReceiptSchema },
  receiptKeys: { ask: () => call('/api/v1/receipts/key'), answers: receiptKeySchema },
  health: { ask: () => call('/healthz'), answers: healthSchema },
  ...ADMIN_ASKED,
  ...REVIEW_ASKED,
};

describe('the document', () => {
  test('is OpenAPI 3.1 and names every operation that is tested here, and no other', async () => {
    const document = (await documentOf()) as ApiDocument & { openapi: string };
    expect(document.openapi).toBe('3.1.0');
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(ASKED).sort());
  });

  test.each(['zh-CN', 'en'])('says in %s what each operation does', async (language) => {
    const locale = language === 'en' ? 'en' : 'zh-CN';
    for (const methods of Object.values((await documentOf(language)).paths)) {
      for (const operation of Object.values(methods)) {
        const key = `route.${operation.operationId}.summary`;
        expect(operation.summary).toBe(apiText(key, {}, locale));
        expect(operation.summary).not.toBe(key);
        for (const { description } of Object.values(operation.responses))
          expect(description).not.toMatch(/^response\./);
      }
    }
  });

  test('has no reference that leads nowhere', async () => {
    const document = await documentOf();
    const names = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map((m) => m[1]);
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) expect(Object.keys(document.components.schemas)).toContain(name);
  });
});

describe('each operation answers by its schema', () => {
  test.each(Object.keys(ASKED))('%s', async (operation) => {
    const asked = ASKED[operation];
    if (!asked) throw new Error(operation);
    const answer = await asked.ask();
    expect(answer.status).toBe(asked.status ?? 200);
    expect(answer.headers.get('x-frame-options')).toBeNull();
    expect(answer.headers.get('content-security-policy')).toContain('frame-ancestors');
    if (asked.answers === FILE) expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(asked.bytes ?? 1_000);
    else expect(asked.answers.safeParse(await answer.json()).error).toBeUndefined();
  });

  test('and every event that it left has its words in both languages', async () => {
    const { results } = await db.prepare('SELECT DISTINCT kind FROM events').all<{ kind: string }>();
    expect(results.length).toBeGreaterThan(10);
    for (const { kind } of results) {
      for (const locale of ['zh-CN', 'en'] as const)
        expect(apiText(`event.${kind}`, {}, locale)).not.toBe(`event.${kind}`);
    }
  });

  test('a refusal is problem JSON by its schema', async () => {
    const answers = [
      await call('/api/v1/nowhere'),
      await call('/api/v1/notices'),
      await officer.send('/submissions', json(annex2([project({ fundsWan: '若干' })], { baseVersion: 2 }))),
      await officer.send('/notices/js2021/annexes/js2021-annex2/merged?format=pdf'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 401, 422, 400]);
    for (const answer of answers) {
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(problemSchema.safeParse(await answer.json()).error).toBeUndefined();
    }
  });
});

describe('problems', () => {
  test.each(Object.keys(STATUS_OF))('%s has its title and detail in both languages', (code) => {
    for (const locale of ['zh-CN', 'en'] as const) {
      const { title, detail } = problemTexts(code, {}, locale);
      expect(title).not.toMatch(/^problem\./);
      expect(detail).not.toMatch(/^problem\./);
      if (locale === 'zh-CN') expect(`${title}${detail}`).not.toMatch(/非法|无效|异常|！/);
    }
  });

  test('both languages have the same keys', () => {
    expect(Object.keys(en)).toEqual(Object.keys(zh));
  });
});

test('the docs page names every route and code, in Chinese and English, and loads nothing', async () => {
  for (const [language, heading] of [
    ['zh-CN', '附表通接口说明'],
    ['en', 'annex-sync API'],
  ] as const) {
    const page = await (await call('/api/v1/docs', { headers: { 'Accept-Language': language } })).text();
    expect(page).toContain(`<h1>${heading}</h1>`);
    for (const operation of Object.keys(ASKED)) expect(page).toContain(`id="${operation}"`);
    for (const code of Object.keys(STATUS_OF)) expect(page).toContain(`<code>${code}</code>`);
    expect(page).not.toMatch(/<script|<link|src=|@import|docs\.\w/);
  }
});
