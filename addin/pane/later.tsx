import type { ComponentType, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { usePaneSay } from './words.tsx';

/**
 * A component that is fetched when it is first shown; `meanwhile` stands there until it has come, `instead` where it
 * does not.
 *
 * @example const PlaceCard = later(async () => (await import('./place-card.tsx')).PlaceCard);
 */
export function later<P extends object>(
  fetch: () => Promise<ComponentType<P>>,
  meanwhile?: () => VNode,
  instead?: () => VNode,
) {
  let Here: ComponentType<P> | undefined;
  return function Later(props: P) {
    const say = usePaneSay();
    const [state, setState] = useState<'waits' | 'here' | 'lost'>(Here ? 'here' : 'waits');
    useEffect(() => {
      if (Here) return;
      fetch().then(
        (part) => {
          Here = part;
          setState('here');
        },
        () => setState('lost'),
      );
    }, []);
    if (Here) return <Here {...props} />;
    if (state === 'waits') return meanwhile?.() ?? null;
    return instead?.() ?? <p class="strip tone-error">{say('host.failed')}</p>;
  };
}
