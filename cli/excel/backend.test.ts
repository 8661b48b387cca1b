import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBackend } from './backend.ts';

let running: Server;
let port: number;

beforeAll(async () => {
  running = createServer((request, response) => response.writeHead(request.url === '/healthz' ? 200 : 404).end());
  await new Promise<void>((resolve) => running.listen(0, 'localhost', resolve));
  port = (running.address() as AddressInfo).port;
});
afterAll(() => new Promise((resolve) => running.close(resolve)));

it('a server that runs already is used, and left running', async () => {
  const backend = await startBackend(port, 1);
  expect(backend?.address.href).toBe(`http://localhost:${port}/`);
  backend?.stop();
  expect((await fetch(`http://localhost:${port}/healthz`)).status).toBe(200);
});
