import './history.css';
import { useEffect, useState } from 'preact/hooks';
import { annexById } from '../../../shared/annex/catalogue/index.ts';
import { useCaller } from '../../session/caller.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { FaceProps } from '../face.ts';
import { OfflineStrip } from '../offline-strip.tsx';
import { useSay } from '../words.ts';
import { Compared } from './compared.tsx';
import type { Version } from './version.ts';
import { VersionList } from './version-list.tsx';

type Found = { kind: 'looking' | 'offline' } | { kind: 'refused'; text: string } | { kind: 'found'; items: Version[] };

/** 报送记录: every version of one unit's annex, what changed between any two, each as the workbook it was. */
export function History({ rest }: FaceProps) {
  const say = useSay();
  const { api } = useCaller();
  const [found, setFound] = useState<Found>({ kind: 'looking' });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let current = true;
    setFound({ kind: 'looking' });
    api.versions(rest).then((answer) => {
      if (!current) return;
      if (answer.ok) setFound({ kind: 'found', items: answer.value.items });
      else if (answer.error.kind === 'unreachable') setFound({ kind: 'offline' });
      else setFound({ kind: 'refused', text: answer.error.problem.detail });
    });
    return () => {
      current = false;
    };
  }, [api, rest, tries]);
  return (
    <main id="content" class="history-face">
      {found.kind === 'looking' && <span class="skeleton tall" role="status" aria-label={say('face.opening')} />}
      {found.kind === 'offline' && <OfflineStrip onRetry={() => setTries(tries + 1)} />}
      {found.kind === 'refused' && (
        <p class="strip tone-error" role="alert">
          <Icon name="error" />
          <span class="strip-text">{found.text}</span>
          <a href="#/">{say('app.home')}</a>
        </p>
      )}
      {found.kind === 'found' && <VersionsOf items={found.items} />}
    </main>
  );
}

/** The newest against the one before it, until somebody chooses others. */
function VersionsOf({ items }: { items: readonly Version[] }) {
  const say = useSay();
  const [newest] = items;
  const [chosen, setChosen] = useState({ before: items[1]?.id ?? '', after: newest?.id ?? '' });
  if (!newest) return null;
  const annex = annexById(newest.annex);
  return (
    <>
      <div class="history-head">
        <h1>
          {annex?.code} {annex?.title ?? newest.annex}
        </h1>
        <p class="quiet">{say('history.of', { unit: newest.unitName, count: items.length })}</p>
      </div>
      <VersionList items={items} />
      {items.length > 1 ? (
        <Compared items={items} chosen={chosen} onChosen={setChosen} />
      ) : (
        <p class="quiet">{say('history.only')}</p>
      )}
    </>
  );
}
