import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Certificate, developmentCertificate } from './certificate.ts';
import { type Front, serveFront } from './https-front.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'annex-certificate-'));
let certificate: Certificate;
let backend: Server;
let address: URL;

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A port that nothing uses just now. */
async function freePort(): Promise<number> {
  const probe = createServer();
  const port = await listening(probe);
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

function fetchTrusted(
  url: string,
): Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: string }> {
  return new Promise((resolve, reject) => {
    get(url, { ca: readFileSync(certificate.authority) }, (answer) => {
      let body = '';
      answer.on('data', (piece) => {
        body += piece;
      });
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body }));
    }).on('error', reject);
  });
}

beforeAll(async () => {
  certificate = await developmentCertificate(false, folder);
  backend = createServer((request, response) => {
    const { url, method, headers } = request;
    response.writeHead(url === '/missing' ? 404 : 200, {
      'content-type': 'application/json',
      'strict-transport-security': 'max-age=31536000',
    });
    response.end(JSON.stringify({ url, method, host: headers.host, proto: headers['x-forwarded-proto'] }));
  });
  address = new URL(`http://127.0.0.1:${await listening(backend)}`);
});

afterAll(async () => {
  await new Promise((resolve) => backend.close(resolve));
  rmSync(folder, { recursive: true });
});

describe('the development certificate', () => {
  it('is made once and then kept, so that a browser has to be told only once', async () => {
    const again = await developmentCertificate(false, folder);
    expect(again.cert.equals(certificate.cert)).toBe(true);
  });
});

describe('the local server over https', () => {
  let port: number;
  let front: Front;
  beforeAll(async () => {
    port = await freePort();
    front = await serveFront(port, address, certificate);
  });
  afterAll(() => front.close());

  it('answers https://localhost with a certificate that its authority vouches for', async () => {
    const { status, body } = await fetchTrusted(`https://localhost:${port}/addin/index.html?cdn=21vianet`);
    expect(status).toBe(200);
    expect(JSON.parse(body)).toEqual({
      url: '/addin/index.html?cdn=21vianet',
      method: 'GET',
      host: `localhost:${port}`,
      proto: 'https',
    });
  });

  it('passes on what the server says, also that something is missing', async () => {
    expect((await fetchTrusted(`https://localhost:${port}/missing`)).status).toBe(404);
  });

  it('does not tie localhost to https for ever: npm start is http on the same name', async () => {
    const { headers } = await fetchTrusted(`https://localhost:${port}/`);
    expect(headers['content-type']).toBe('application/json');
    expect(headers['strict-transport-security']).toBeUndefined();
  });

  it('says so when the port is taken', async () => {
    await expect(serveFront(port, address, certificate)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

it('a server that is gone is answered as a bad gateway, not with a hanging pane', async () => {
  const [port, nowhere] = [await freePort(), await freePort()];
  const front = await serveFront(port, new URL(`http://127.0.0.1:${nowhere}`), certificate);
  expect((await fetchTrusted(`https://localhost:${port}/`)).status).toBe(502);
  await front.close();
});
