import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ClientSecret, idTokenFor, type Provider, providerOf } from '../../worker/auth/oidc-provider.ts';

let server: Server;
let address: string;
let answer: { status: number; body: unknown; location?: string };
let asked: { path: string; body: string }[];

beforeEach(async () => {
  asked = [];
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    asked.push({ path: request.url ?? '', body });
    const { status, location } = answer;
    response.writeHead(status, location ? { Location: location } : {}).end(JSON.stringify(answer.body));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => server.close());

const said = (over: object = {}) => ({
  ...{ issuer: address, authorization_endpoint: `${address}/authorize`, token_endpoint: `${address}/token` },
  ...{ jwks_uri: `${address}/jwks`, ...over },
});

describe('an issuer', () => {
  it('is asked for its endpoints once', async () => {
    answer = { status: 200, body: said() };
    const provider = await providerOf(address);
    expect(provider).toMatchObject({ tokenEndpoint: `${address}/token`, jwksUri: `${address}/jwks` });
    await providerOf(address);
    expect(asked.map(({ path }) => path)).toEqual(['/.well-known/openid-configuration']);
  });

  it.each([
    ['says that it is another', () => said({ issuer: 'https://elsewhere.example' })],
    ['has an endpoint that is not secret', () => said({ token_endpoint: 'http://id.example.gov.cn/token' })],
    ['leaves out an endpoint', () => said({ jwks_uri: undefined })],
  ])('that %s is not used, and asked again the next time', async (_, body) => {
    answer = { status: 200, body: body() };
    await expect(providerOf(address)).rejects.toThrow();
    answer = { status: 200, body: said() };
    expect((await providerOf(address)).tokenEndpoint).toBe(`${address}/token`);
  });
});

describe('a code', () => {
  const provider = (): Provider => ({ authorizationEndpoint: '', tokenEndpoint: `${address}/token`, jwksUri: '' });
  const trade = (env: ClientSecret = {}) =>
    idTokenFor(env, provider(), 'annex-sync', {
      ...{ code: 'c/1', verifier: 'v', redirectUri: 'https://annex.example.gov.cn/' },
    });

  it('is traded with the verifier, and with the secret where there is one', async () => {
    answer = { status: 200, body: { id_token: 'token' } };
    expect(await trade()).toBe('token');
    expect(await trade({ OIDC_CLIENT_SECRET: 's&s' })).toBe('token');
    const forms = asked.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
    expect(forms[0]).toEqual({
      ...{ grant_type: 'authorization_code', code: 'c/1', code_verifier: 'v', client_id: 'annex-sync' },
      redirect_uri: 'https://annex.example.gov.cn/',
    });
    expect(forms[1]).toMatchObject({ client_secret: 's&s' });
  });

  it.each([
    ['refused', { status: 400, body: { error: 'invalid_grant' } }],
    ['refused though a token stands there', { status: 400, body: { id_token: 'token' } }],
    ['answered without a token', { status: 200, body: { access_token: 'x' } }],
    ['answered with something else', { status: 200, body: { id_token: 7 } }],
    ['sent elsewhere', { status: 307, body: {}, location: 'https://elsewhere.example/token' }],
  ])('that is %s gives nobody in', async (_, given) => {
    answer = given;
    expect(await trade()).toBeNull();
    expect(asked).toHaveLength(1);
  });

  it('gives nobody in while the issuer is out of reach', async () => {
    const at = provider();
    server.close();
    expect(await idTokenFor({}, at, 'annex-sync', { code: 'c', verifier: 'v', redirectUri: '' })).toBeNull();
  });
});
