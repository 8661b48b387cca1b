import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Env } from 'hono';
import type { Locale } from '../../shared/i18n/i18n.ts';
import { apiText } from '../problem/text.ts';

/** As much of an OpenAPI 3.1 document as the page reads. */
export interface ApiDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly { name: string; in: string; required?: boolean; schema: Schema }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
}

/** The OpenAPI 3.1 document of the routes, its texts in one language. */
export function openApiDocument<E extends Env>(api: OpenAPIHono<E>, locale: Locale): ApiDocument {
  const text = (key: string) => apiText(key, {}, locale);
  const document = api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: text('docs.title'), version: '1', description: text('docs.intro') },
    servers: [{ url: '/' }],
  }) as unknown as ApiDocument;
  for (const operations of Object.values(document.paths)) {
    for (const operation of Object.values(operations) as { -readonly [K in keyof Operation]: Operation[K] }[]) {
      operation.summary = text(`route.${operation.operationId}.summary`);
      operation.description = text(`route.${operation.operationId}.detail`);
      operation.responses = Object.fromEntries(
        Object.entries(operation.responses).map(([status, r]) => [status, { ...r, description: text(r.description) }]),
      );
    }
  }
  const components = {
    ...document.components,
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
  };
  return { ...document, components };
}
