import type { ComponentType } from 'preact';
import { createUnitClient } from '../../../shared/api/unit-client.ts';
import type { Locale } from '../../../shared/i18n/i18n.ts';
import type { Fetched } from '../../usecases/pull/request.ts';
import { Pulling } from '../../usecases/pulling.ts';
import { Reviewing } from '../../usecases/reviewing.ts';
import { Tracing } from '../../usecases/tracing.ts';
import type { Room, Signed, World } from '../world.tsx';
import { ReviewerFrame } from './reviewer-frame.tsx';
import { ReviewerContext, type ReviewerWorld } from './reviewer-world.ts';

/** Beyond 20,000 rows the Worker leaves the file to the client: what renders it is fetched only then. */
async function render(locale: Locale, { merged, progress }: Fetched): Promise<Uint8Array> {
  const { renderMerged } = await import('../../usecases/pull/render-merged.ts');
  return renderMerged({ merged, units: progress.units, deadline: progress.deadline, locale });
}

/** Between two looks at how far the units have come. */
const NEWS_MS = 300_000;

/** What only those who review need. */
export interface ReviewerRoom extends Room {
  readonly behind: ReviewerWorld;
  /** The reviewer's face of the pane. */
  readonly Face: ComponentType<{ readonly signed: Signed }>;
}

export function buildReviewerRoom({ desk }: World): ReviewerRoom {
  const { locale } = desk.ports;
  const pulling = new Pulling(desk, { now: () => new Date(), render: (fetched) => render(locale, fetched) });
  const behind: ReviewerWorld = { reviewing: new Reviewing(), pulling, tracing: new Tracing() };
  return {
    behind,
    Face: ({ signed }) => (
      <ReviewerContext.Provider value={behind}>
        <ReviewerFrame signed={signed} />
      </ReviewerContext.Provider>
    ),
    signedInAs(signed) {
      const api = signed && createUnitClient(signed.asking);
      for (const each of Object.values(behind)) each.signedInAs(signed?.session ?? null, api);
      return signed ? keepLooking(behind.reviewing) : () => undefined;
    },
  };
}

/** Looks from time to time how far the units have come; the value leaves off. */
function keepLooking(reviewing: Reviewing): () => void {
  const news = () => {
    if (document.visibilityState === 'visible') void reviewing.loadProgress();
  };
  const looking = setInterval(news, NEWS_MS);
  document.addEventListener('visibilitychange', news);
  return () => {
    clearInterval(looking);
    document.removeEventListener('visibilitychange', news);
  };
}
