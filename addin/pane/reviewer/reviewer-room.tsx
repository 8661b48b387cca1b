import type { Locale } from '../../../shared/i18n/i18n.ts';
import type { Desk } from '../../usecases/desk.ts';
import type { Fetched } from '../../usecases/pull/request.ts';
import { Pulling } from '../../usecases/pulling.ts';
import { Reviewing } from '../../usecases/reviewing.ts';
import { Tracing } from '../../usecases/tracing.ts';
import type { Signed } from '../world.tsx';
import { ReviewerFrame } from './reviewer-frame.tsx';
import { ReviewerContext, type ReviewerWorld } from './reviewer-world.ts';

/** Beyond 20,000 rows the Worker leaves the file to the client: what renders it is fetched only then. */
async function render(locale: Locale, { merged, progress }: Fetched): Promise<Uint8Array> {
  const { renderMerged } = await import('../../usecases/pull/render-merged.ts');
  return renderMerged({ merged, units: progress.units, deadline: progress.deadline, locale });
}

export function buildReviewerWorld(desk: Desk): ReviewerWorld {
  const { locale } = desk.ports;
  const pulling = new Pulling(desk, { now: () => new Date(), render: (fetched) => render(locale, fetched) });
  return { reviewing: new Reviewing(), pulling, tracing: new Tracing() };
}

/** The reviewer's face of the pane. */
export function ReviewerRoom({ world, signed }: { world: ReviewerWorld; signed: Signed }) {
  return (
    <ReviewerContext.Provider value={world}>
      <ReviewerFrame signed={signed} />
    </ReviewerContext.Provider>
  );
}
