import type { Locale } from '../../../shared/i18n/i18n.ts';
import type { Desk } from '../../usecases/desk.ts';
import type { Fetched } from '../../usecases/pull/request.ts';
import { Reviewing } from '../../usecases/reviewing.ts';
import type { Signed } from '../world.tsx';
import { ReviewerFrame } from './reviewer-frame.tsx';
import { ReviewingContext } from './reviewing-context.ts';

/** Beyond 20,000 rows the Worker leaves the file to the client: what renders it is fetched only then. */
async function render(locale: Locale, { merged, progress }: Fetched): Promise<Uint8Array> {
  const { renderMerged } = await import('../../usecases/pull/render-merged.ts');
  return renderMerged({ merged, units: progress.units, deadline: progress.deadline, locale });
}

export function buildReviewing(desk: Desk): Reviewing {
  const { locale } = desk.ports;
  return new Reviewing(
    desk,
    () => new Date(),
    (fetched) => render(locale, fetched),
  );
}

/** The reviewer's face of the pane. */
export function ReviewerRoom({ reviewing, signed }: { reviewing: Reviewing; signed: Signed }) {
  return (
    <ReviewingContext.Provider value={reviewing}>
      <ReviewerFrame signed={signed} />
    </ReviewingContext.Provider>
  );
}
