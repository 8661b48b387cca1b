/** What the deployment says of itself to its issuer. */
export interface ClientSecret {
  readonly OIDC_CLIENT_SECRET?: string;
}

/** What an issuer says of itself (OpenID Connect Discovery 1.0, section 3); as much of it as is needed. */
export interface Provider {
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly jwksUri: string;
}

/** An issuer that does not answer must not hold a sign-in for ever. */
const PATIENCE_MS = 10_000;

/** Asked once an isolate; again where it failed. */
let asked: { issuer: string; provider: Promise<Provider> } | undefined;

/** The issuer's endpoints; throws where it can't be reached or says that it is another. */
export async function providerOf(issuer: string): Promise<Provider> {
  if (asked?.issuer !== issuer) asked = { issuer, provider: discovered(issuer) };
  try {
    return await asked.provider;
  } catch (error) {
    asked = undefined;
    throw error;
  }
}

async function discovered(issuer: string): Promise<Provider> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
  const said = (await answer.json()) as Record<string, unknown>;
  // Section 4.3: an answer for another issuer is not to be used.
  if (said.issuer !== issuer) throw new Error('discovery answered for another issuer');
  const endpoint = (key: string) => safeAddress(said[key]);
  return {
    authorizationEndpoint: endpoint('authorization_endpoint'),
    tokenEndpoint: endpoint('token_endpoint'),
    jwksUri: endpoint('jwks_uri'),
  };
}

/** https, or this very machine, where it is tried out. */
function safeAddress(value: unknown): string {
  const address = new URL(String(value));
  const local = address.hostname === 'localhost' || address.hostname === '127.0.0.1';
  if (address.protocol !== 'https:' && !(local && address.protocol === 'http:')) throw new Error('not https');
  return address.href;
}

/** What the browser brought back from the issuer, with the verifier that only it knows (RFC 7636). */
export interface Grant {
  readonly code: string;
  readonly verifier: string;
  readonly redirectUri: string;
}

/** Trades an authorization code for the identity token; null where the issuer refuses it or gives none. */
export async function idTokenFor(
  env: ClientSecret,
  provider: Provider,
  clientId: string,
  grant: Grant,
): Promise<string | null> {
  const form = new URLSearchParams({
    grant_type: 'authorization_code',
    code: grant.code,
    code_verifier: grant.verifier,
    redirect_uri: grant.redirectUri,
    client_id: clientId,
    ...(env.OIDC_CLIENT_SECRET ? { client_secret: env.OIDC_CLIENT_SECRET } : {}),
  });
  const headers = { Accept: 'application/json' };
  const signal = AbortSignal.timeout(PATIENCE_MS);
  // A redirect would carry the code, and the secret, elsewhere.
  const init = { method: 'POST', headers, body: form, redirect: 'manual' as const, signal };
  try {
    const answer = await fetch(provider.tokenEndpoint, init);
    const { id_token: token } = (await answer.json()) as { id_token?: unknown };
    return answer.ok && typeof token === 'string' ? token : null;
  } catch {
    return null;
  }
}
