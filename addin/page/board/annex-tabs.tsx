import { useEffect, useRef } from 'preact/hooks';
import type { NoticeAnnexJson } from '../../../shared/api/contracts/notice.ts';
import type { Progress } from '../../../shared/api/contracts/progress.ts';
import { useSay } from '../words.ts';
import { addressOf, type Shown } from './route.ts';

/** The annexes of the notice, each with how many have reported. */
export function AnnexTabs(props: { annexes: readonly NoticeAnnexJson[]; progress: Progress | null; place: Shown }) {
  const say = useSay();
  const { annexes, progress, place } = props;
  const box = useRef<HTMLElement>(null);
  // On a phone the tabs scroll.
  useEffect(() => {
    box.current?.querySelector('.chosen')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [place.annex]);
  return (
    <>
      <nav ref={box} class="tabs annex-tabs" aria-label={say('board.annex')}>
        {annexes.map(({ id, code, title }) => {
          const reported = progress?.annexes.find((each) => each.id === id)?.counts.reported;
          return (
            <a
              key={id}
              class={id === place.annex ? 'tab chosen' : 'tab'}
              href={addressOf({ ...place, annex: id, view: place.view === 'sheet' ? 'board' : place.view })}
              aria-current={id === place.annex ? 'page' : undefined}
              data-annex={id}
            >
              {code} <span class="tab-title">{title}</span>
              {reported && reported.denominator > 0 && (
                <span class="quiet small">
                  {reported.numerator}/{reported.denominator}
                </span>
              )}
            </a>
          );
        })}
      </nav>
      {/* On a phone the tabs hold the codes alone. */}
      <p class="annex-shown" aria-hidden="true">
        {annexes.find(({ id }) => id === place.annex)?.title}
      </p>
    </>
  );
}
