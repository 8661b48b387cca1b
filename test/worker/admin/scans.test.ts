import { beforeEach, expect, test } from 'vitest';
import type { Stamp } from '../../../shared/api/contracts/scan.ts';
import { freshHouse, rowsOf } from '../support/house.ts';
import { value } from '../support/outcome.ts';
import { type Person, person, UNITS } from '../support/people.ts';
import { annex2 } from '../support/samples.ts';
import { PDF } from './scan.ts';

let officer: Person;
let id = '';

beforeEach(async () => {
  await freshHouse();
  officer = await person(UNITS.xuzhou);
  id = value(await officer.api.submit(annex2(), 'k')).submission.id;
});

const attach = (who: Person, body: BodyInit) => who.send(`/submissions/${id}/scan`, { method: 'POST', body });
const codeOf = async (answer: Response) => ((await answer.json()) as { code?: string }).code;
const stampFor = async (who: Person) => (await (await who.send(`/submissions/${id}/stamp`)).json()) as Stamp;
const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, ...new Uint8Array(64), 0xff, 0xd9]);

test('a submission waits for its stamp until the scan is there, which those above see whole', async () => {
  expect(await stampFor(officer)).toEqual({ submission: id, state: 'waiting', scans: [] });
  expect((await attach(officer, PDF)).status).toBe(200);
  const above = await person(UNITS.jiangsu, { role: 'reviewer' });
  expect(await stampFor(above)).toMatchObject({
    state: 'stamped',
    scans: [{ type: 'application/pdf', size: PDF.length }],
  });
  const file = await above.send(`/submissions/${id}/scan`);
  expect(await file.text()).toBe(PDF);
  expect(file.headers.get('content-disposition')).toContain('attachment');
  expect(file.headers.get('x-content-type-options')).toBe('nosniff');
});

test('the same scan twice is one; another is added, and the newest is shown', async () => {
  for (const body of [PDF, PDF, JPEG, JPEG]) expect((await attach(officer, body)).status).toBe(200);
  expect((await stampFor(officer)).scans).toHaveLength(2);
  expect(await rowsOf('events')).toBe(3);
});

test.each<[string, BodyInit, string]>([
  ['a text', 'hello', 'scan.type'],
  ['nothing', '', 'scan.type'],
  ['a web page that says it is a PDF', '<html>%PDF-1.7 %%EOF', 'scan.type'],
  ['half a PDF', '%PDF-1.7\n1 0 obj', 'scan.type'],
  ['a PDF that runs a program', '%PDF-1.7\n<< /OpenAction << /S /JavaScript /JS (x) >> >>\n%%EOF', 'scan.type'],
  ['a picture cut off', JPEG.slice(0, 40), 'scan.type'],
  ['more than 5 MB', new Uint8Array(5 * 1024 * 1024 + 1), 'request.tooLarge'],
])('%s is no scan', async (_, body, code) => {
  expect(await codeOf(await attach(officer, body))).toBe(code);
  expect((await stampFor(officer)).scans).toEqual([]);
});

test('nobody but an officer of the unit attaches, and nobody beside or below sees it', async () => {
  expect(await codeOf(await attach(await person(UNITS.xuzhou, { role: 'admin' }), PDF))).toBe('access.role');
  expect(await codeOf(await attach(await person(UNITS.jiangsu), PDF))).toBe('access.unit');
  await attach(officer, PDF);
  for (const unit of [UNITS.wuxi, UNITS.fengxian]) {
    const other = await person(unit);
    expect(await codeOf(await attach(other, PDF))).toBe('submission.unknown');
    expect((await other.send(`/submissions/${id}/scan`)).status).toBe(404);
    expect((await other.send(`/submissions/${id}/stamp`)).status).toBe(404);
  }
});
