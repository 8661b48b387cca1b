import { useEffect, useState } from 'preact/hooks';
import { useCaller } from '../../session/caller.tsx';
import { useSay } from '../words.ts';
import { addressOf, type Shown } from './route.ts';

interface Known {
  readonly name: string;
  readonly parent: string | null;
}

/** Ministry, province, prefecture, county, township, organisation. */
const DEEPEST = 6;

/** The units from the own one down to the one shown. Those seen on the way are not asked for again. */
function useTrail(unit: string): readonly { code: string; name: string }[] {
  const { api, session } = useCaller();
  const [known, setKnown] = useState<ReadonlyMap<string, Known>>(new Map());
  const trail: { code: string; name: string }[] = [];
  let lacking: string | null = null;
  for (let code: string | null = unit; code !== null && code !== session.unit && trail.length < DEEPEST; ) {
    const found: Known | undefined = known.get(code);
    if (!found) {
      lacking = code;
      break;
    }
    trail.unshift({ code, name: found.name });
    code = found.parent;
  }
  useEffect(() => {
    if (lacking === null) return;
    const code = lacking;
    api.units(code).then((answer) => {
      if (!answer.ok) return;
      const { unit: here, below } = answer.value;
      const seen = [here, ...below].map(({ code: each, name, parent }): [string, Known] => [each, { name, parent }]);
      setKnown((before) => new Map([...before, ...seen]));
    });
  }, [api, lacking]);
  return [{ code: session.unit, name: session.unitName }, ...trail];
}

/** 民政部 › 甘肃省民政厅 › 兰州市民政局: back up, level by level. */
export function Trail({ place }: { place: Shown }) {
  const say = useSay();
  const trail = useTrail(place.unit);
  if (trail.length < 2) return null;
  return (
    <nav class="trail" aria-label={say('board.trail')}>
      <ol class="row">
        {trail.map(({ code, name }) => (
          <li key={code}>
            {code === place.unit ? (
              <strong aria-current="page">{name}</strong>
            ) : (
              <a href={addressOf({ ...place, unit: code, view: 'board' })}>{name}</a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
