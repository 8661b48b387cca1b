import type { Page, Site } from './site.ts';

/** Of the server's headers, those that a page's behaviour depends on. */
const KEPT = ['content-security-policy', 'cache-control', 'etag', 'retry-after', 'content-disposition', 'location'];
const NOT_ASKED = new Set(['host', 'connection', 'content-length', 'origin', 'referer', 'accept-encoding']);

/** Everything is asked of a running server, such as `npm start`'s: the add-in's pages and its API. */
export function proxySite(server: string): Site {
  return async ({ url, method, headers, body }) => {
    const asked = Object.entries(headers).filter(([name]) => !NOT_ASKED.has(name) && !name.startsWith(':'));
    const answer = await fetch(new URL(url.pathname + url.search, server), {
      method,
      headers: Object.fromEntries(asked),
      redirect: 'manual',
      ...(body && body.length > 0 ? { body: new Uint8Array(body) } : {}),
    });
    return pageOf(answer);
  };
}

async function pageOf(answer: Response): Promise<Page> {
  const headers: Record<string, string> = {};
  for (const name of KEPT) {
    const value = answer.headers.get(name);
    if (value !== null) headers[name] = name === 'content-security-policy' ? framedAnywhere(value) : value;
  }
  return {
    status: answer.status,
    type: answer.headers.get('content-type') ?? 'application/octet-stream',
    headers,
    body: new Uint8Array(await answer.arrayBuffer()),
  };
}

/** Office's own hosts may frame the add-in; the emulated one is none of them. Everything else of the policy holds. */
function framedAnywhere(policy: string): string {
  return policy
    .split(';')
    .filter((directive) => !directive.trim().startsWith('frame-ancestors'))
    .join(';');
}
