import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export const CLIENT = 'annex-sync';

/** An identity provider as the standard has it, with one person who is always signed in to it. */
export interface Issuer {
  readonly address: string;
  /** Whether the person says no. */
  refuses: boolean;
  /** Codes that were traded for a token. */
  trades: number;
  stop(): void;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url');

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return new URLSearchParams(text);
}

function send(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

/** Starts it on a free port. Codes work once, for the client, the address and the verifier they were asked with. */
export async function startIssuer(): Promise<Issuer> {
  const pair = await generateKeyPair('ES256');
  const key = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256', use: 'sig' };
  const codes = new Map<string, URLSearchParams>();
  const issuer = { address: '', refuses: false, trades: 0, stop: () => void server.close() };

  const authorize = (asked: URLSearchParams, response: ServerResponse) => {
    const back = new URL(asked.get('redirect_uri') ?? '');
    back.searchParams.set('state', asked.get('state') ?? '');
    const code = randomUUID();
    codes.set(code, asked);
    back.searchParams.set(...((issuer.refuses ? ['error', 'access_denied'] : ['code', code]) as [string, string]));
    response.writeHead(302, { Location: back.href }).end();
  };
  const trade = async (form: URLSearchParams, response: ServerResponse) => {
    const asked = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const fits =
      asked?.get('client_id') === CLIENT &&
      form.get('client_id') === CLIENT &&
      asked.get('redirect_uri') === form.get('redirect_uri') &&
      asked.get('code_challenge') === sha256(form.get('code_verifier') ?? '');
    if (!fits) return send(response, { error: 'invalid_grant' }, 400);
    issuer.trades++;
    const token = new SignJWT({ nonce: asked.get('nonce') ?? '' }).setProtectedHeader({ alg: 'ES256', kid: 'one' });
    token.setIssuer(issuer.address).setAudience(CLIENT).setSubject('sun').setIssuedAt().setExpirationTime('5m');
    send(response, { token_type: 'Bearer', access_token: 'x', id_token: await token.sign(pair.privateKey) });
  };
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', issuer.address);
    if (pathname === '/authorize') return authorize(searchParams, response);
    if (pathname === '/token') return trade(await bodyOf(request), response);
    if (pathname === '/jwks') return send(response, { keys: [key] });
    const at = (path: string) => `${issuer.address}${path}`;
    send(response, {
      ...{ issuer: issuer.address, authorization_endpoint: at('/authorize') },
      ...{ token_endpoint: at('/token'), jwks_uri: at('/jwks') },
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  issuer.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return issuer;
}
