import { useEffect, useState } from 'preact/hooks';
import { createClient } from '../../../shared/api/client.ts';
import type { OidcConfig } from '../../../shared/api/contracts/session.ts';
import { patientFetch } from '../../session/caller.tsx';
import type { SignInAttempt } from '../../session/use-sign-in.ts';
import { Icon } from '../../ui/icon.tsx';
import { useSay } from '../words.ts';
import { keepTrip, takeTrip } from './kept-trip.ts';
import { addressOf, newTrip, type Provider, returnOf } from './round-trip.ts';

const isUsable = (config: OidcConfig): config is Provider =>
  config.issuer !== null && config.clientId !== null && config.authorizationEndpoint !== null;

/** Where this deployment signs people in by an identity provider too; null otherwise. */
function useProvider(): Provider | null {
  const [config, setConfig] = useState<Provider | null>(null);
  useEffect(() => {
    createClient({ fetch: patientFetch(() => undefined) })
      .oidcConfig()
      .then((answer) => {
        if (answer.ok && isUsable(answer.value)) setConfig(answer.value);
      });
  }, []);
  return config;
}

async function leave(config: Provider, code: string): Promise<boolean> {
  const random = crypto.getRandomValues(new Uint8Array(96));
  const place = { redirectUri: `${location.origin}/`, hash: location.hash };
  const trip = newTrip(random, place, code.trim());
  // crypto.subtle is missing on plain http, as on an intranet.
  const { sha256 } = await import('@noble/hashes/sha2.js');
  const kept = keepTrip(trip);
  if (kept) location.assign(addressOf(config, trip, sha256));
  return kept;
}

/** The button that goes to the identity provider, and the coming back from it. `code`: what is typed above it. */
export function Identity({ attempt, code }: { attempt: SignInAttempt; code: string }) {
  const say = useSay();
  const config = useProvider();
  const [fault, setFault] = useState('');
  useEffect(() => {
    const { search } = location;
    if (!/[?&]state=/.test(search)) return;
    const trip = takeTrip();
    const back = returnOf(search, trip);
    if (back.kind === 'none') return;
    // The code works once: it must not stand in the address, nor be sent again by a reload.
    history.replaceState(null, '', `/${trip?.hash ?? ''}`);
    if (back.kind === 'granted') void attempt.enter((api) => api.signInByOidc(back.input));
    else setFault(say('identity.failed'));
  }, []);
  if (!config) return null;
  return (
    <div class="stack identity">
      <button
        type="button"
        class="button wide"
        disabled={attempt.busy}
        onClick={async () => {
          if (!(await leave(config, code))) setFault(say('identity.failed'));
        }}
      >
        {say('identity.go')}
      </button>
      <p class="quiet small">{say('identity.hint')}</p>
      <p class="tone-error word wrap small" role="alert">
        {fault && (
          <>
            <Icon name="error" />
            {fault}
          </>
        )}
      </p>
    </div>
  );
}
