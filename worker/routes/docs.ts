import type { OpenAPIHono } from '@hono/zod-openapi';
import { Hono } from 'hono';
import { docsPage } from '../docs/docs-page.ts';
import { openApiDocument } from '../docs/open-api.ts';
import type { AppEnv } from './app-env.ts';

/** The machine-readable document of the API and a page of it for people, both made of the routes themselves. */
export function docs(api: OpenAPIHono<AppEnv>): Hono<AppEnv> {
  const router = new Hono<AppEnv>();
  router.get('/openapi.json', (c) => c.json(openApiDocument(api, c.var.world.locale)));
  router.get('/docs', (c) => {
    const { locale } = c.var.world;
    return c.html(docsPage(openApiDocument(api, locale), locale));
  });
  return router;
}
