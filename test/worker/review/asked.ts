import { comparisonSchema } from '../../../shared/api/contracts/comparison.ts';
import { forwardedSchema } from '../../../shared/api/contracts/forward.ts';
import { lineageSchema } from '../../../shared/api/contracts/lineage.ts';
import { progressSeriesSchema } from '../../../shared/api/contracts/progress.ts';
import { decidedSchema } from '../../../shared/api/contracts/submission.ts';
import { versionsSchema } from '../../../shared/api/contracts/versions.ts';
import { type Asked, FILE } from '../support/asked.ts';
import { firstIn } from '../support/house.ts';
import { person, UNITS } from '../support/people.ts';
import { accept, hand } from './house.ts';

const post = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
  body: JSON.stringify(body),
});

/** Of the submission the database begins with. */
const ofFirst = async (path: string) =>
  (await person(UNITS.jiangsu, { role: 'reader' })).send(`/submissions/${firstIn(UNITS.xuzhou)}/${path}`);

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
  progressSeries: {
    ask: async () => (await person(UNITS.jiangsu)).send('/notices/js2021/progress/series?step=hour'),
    answers: progressSeriesSchema,
  },
  lineage: {
    ask: async () =>
      (await person(UNITS.jiangsu, { role: 'reader' })).send(
        '/notices/js2021/annexes/js2021-annex2/lineage?field=fundsWan',
      ),
    answers: lineageSchema,
  },
  versions: { ask: () => ofFirst('versions'), answers: versionsSchema },
  compareVersions: { ask: () => ofFirst(`compare/${firstIn(UNITS.xuzhou)}`), answers: comparisonSchema },
  versionWorkbook: { ask: () => ofFirst('workbook.xlsx'), answers: FILE },
  forward: {
    ask: async () => {
      const sent = await hand('320581', '常熟市民政局');
      await accept('320500', sent.submission.id);
      const city = await person('320500');
      return city.send('/notices/js2021/annexes/js2021-annex2/forward', post({}));
    },
    status: 201,
    answers: forwardedSchema,
  },
};
