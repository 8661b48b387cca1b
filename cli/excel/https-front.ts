import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';

/** The same server as `npm start`, seen over https: Office loads nothing else. */
export interface Front {
  close(): Promise<void>;
}

// Only this machine may reach it: a browser takes localhost for either.
const LOOPBACK = ['127.0.0.1', '::1'];

function forward(backend: URL, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const headers = { ...incoming.headers, 'x-forwarded-proto': 'https' };
  const { hostname, port } = backend;
  const onward = request({ hostname, port, path: incoming.url, method: incoming.method, headers }, (answer) => {
    // A browser would keep it for localhost on every port, and no longer open http://localhost:8787.
    const { 'strict-transport-security': _, ...kept } = answer.headers;
    outgoing.writeHead(answer.statusCode ?? 502, kept);
    answer.pipe(outgoing);
  });
  onward.on('error', () => {
    if (!outgoing.headersSent) outgoing.writeHead(502);
    outgoing.end();
  });
  incoming.on('aborted', () => onward.destroy());
  incoming.pipe(onward);
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
}

/**
 * Serves `https://localhost:port` from the http server at `backend`. Rejects with EADDRINUSE when the port is taken;
 * a machine without IPv6 is served on IPv4 alone.
 */
export async function serveFront(
  port: number,
  backend: URL,
  certificate: { key: Buffer; cert: Buffer },
): Promise<Front> {
  const open: Server[] = [];
  const close = async () => {
    for (const server of open) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  };
  for (const host of LOOPBACK) {
    const server = createServer(certificate, (incoming, outgoing) => forward(backend, incoming, outgoing));
    try {
      await listen(server, port, host);
      open.push(server);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (host === '::1' && (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT')) continue;
      await close();
      throw error;
    }
  }
  return { close };
}
