import { describe, expect, it } from 'vitest';
import { annexById } from '../../../../shared/annex/catalogue/index.ts';
import type { Draft } from '../../../../shared/api/contracts/draft.ts';
import { draftInputSchema } from '../../../../shared/api/contracts/draft.ts';
import { dayOf, endOfDay, formOf, inputOf, missingIn, newAnnex, newForm } from './draft-form.ts';

const NOW = new Date('2026-06-01T02:00:00Z');
function definition(id: string) {
  const found = annexById(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}
const projects = definition('js2021-annex2');
const BELOW = { offered: ['prefecture', 'county', 'organisation'], has: () => false } as const;

describe('the form of a notice', () => {
  it('asks those the office meant, those below earlier', () => {
    expect(newAnnex(projects, BELOW, NOW)).toMatchObject({
      levels: { prefecture: '2026-07-01', county: '2026-06-26', organisation: '2026-07-01' },
      nil: true,
    });
  });

  it('asks the highest level there is where the office meant none of them', () => {
    expect(newAnnex(projects, { ...BELOW, offered: ['township'] }, NOW).levels).toEqual({ township: '2026-07-01' });
  });

  it('asks the provinces that the notice names, and frees those it excepts with its own words', () => {
    const country = {
      offered: ['province'],
      has: (code: string) => ['540000', '620000', '320000'].includes(code),
    } as const;
    expect(newAnnex(definition('mca2021-annex2'), country, NOW)).toMatchObject({
      only: ['540000', '620000'],
      exempt: [],
    });
    expect(newAnnex(definition('mca2021-annex3'), country, NOW)).toMatchObject({
      only: [],
      exempt: ['540000', '620000'].map((unit) => ({ unit, reason: expect.stringContaining('无需填报') })),
    });
  });

  it('makes a draft the Worker takes, with deadlines at the end of the Beijing day', () => {
    const form = {
      ...newForm('n-1', '江苏省民政厅', NOW),
      title: ' 通知 ',
      annexes: [newAnnex(projects, BELOW, NOW)],
    };
    const input = inputOf(form);
    expect(draftInputSchema.safeParse(input).success).toBe(true);
    expect(input).toMatchObject({
      title: '通知',
      docNo: null,
      annexes: [{ deadlines: { county: '2026-06-26T15:59:59.999Z' } }],
    });
  });

  it('keeps what a program wrote into a draft', () => {
    const draft: Draft = {
      ...{ id: 'n-1', title: '通知', issuer: '江苏省民政厅', docNo: '苏民发〔2026〕1号', year: 2026, revision: 3 },
      ...{ lead: '320000', updatedAt: NOW.toISOString(), publishedAt: null },
      annexes: [
        {
          ...{
            annex: 'js2021-annex2',
            levels: ['prefecture', 'county'],
            within: '320300',
            only: ['320321'],
            nil: false,
          },
          ...{ exemptLevels: ['organisation'], exempt: [{ unit: '320322', reason: '机构改革' }] },
          deadlines: { prefecture: '2026-07-10T15:59:59.999Z' },
        },
      ],
    };
    const { lead, updatedAt, publishedAt, ...input } = draft;
    expect(inputOf(formOf(draft))).toEqual(input);
  });

  it.each([
    ['title', { title: ' ' }],
    ['issuer', { issuer: '' }],
    ['annexes', { annexes: [] }],
    ['levels', { annexes: [{ ...newAnnex(projects, BELOW, NOW), levels: {} }] }],
    ['reasons', { annexes: [{ ...newAnnex(projects, BELOW, NOW), exempt: [{ unit: '320300', reason: ' ' }] }] }],
    [null, {}],
  ])('says that %s is missing', (missing, over) => {
    const form = { ...newForm('n-1', '江苏省民政厅', NOW), title: '通知', annexes: [newAnnex(projects, BELOW, NOW)] };
    expect(missingIn({ ...form, ...over })).toBe(missing);
  });
});

it('a Beijing day ends in Beijing', () => {
  expect(endOfDay('2026-07-05')).toBe('2026-07-05T15:59:59.999Z');
  expect(dayOf('2026-07-05T15:59:59.999Z')).toBe('2026-07-05');
  expect(dayOf('2026-07-05T16:00:00Z')).toBe('2026-07-06');
});
