import { decidedSchema } from '../../../shared/api/contracts/submission.ts';
import type { Asked } from '../support/asked.ts';
import { person, UNITS } from '../support/people.ts';
import { hand } from './house.ts';

const post = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
  body: JSON.stringify(body),
});

/** The operations of review, each asked once. */
export const REVIEW_ASKED: Record<string, Asked> = {
  decide: {
    ask: async () => {
      const sent = await hand(UNITS.wuxi, '无锡市民政局');
      const reviewer = await person(UNITS.jiangsu, { role: 'reviewer' });
      return reviewer.send(`/submissions/${sent.submission.id}/decisions`, post({ kind: 'accept' }));
    },
    status: 201,
    answers: decidedSchema,
  },
  withdraw: {
    ask: async () => {
      const officer = await person(UNITS.organisation);
      const sent = await hand(UNITS.organisation, '江苏省乡村公益促进会');
      return officer.send(`/submissions/${sent.submission.id}/withdraw`, post({}));
    },
    status: 201,
    answers: decidedSchema,
  },
};
