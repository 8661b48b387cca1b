import type { Locale } from '../../shared/i18n/i18n.ts';
import { STATUS_OF } from '../problem/problem.ts';
import { apiText, problemTexts } from '../problem/text.ts';
import type { ApiDocument, Operation, Schema } from './open-api.ts';
import { STYLE } from './style.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const html = (text: string) => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] as string);

/** A page of the document for people: no script, nothing from elsewhere. */
export function docsPage(document: ApiDocument, locale: Locale): string {
  const text = (key: string) => html(apiText(`docs.${key}`, {}, locale));
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const schemas = Object.entries(document.components.schemas);
  const contents = operations.map(
    ({ path, method, operation }) =>
      `<li><a href="#${operation.operationId}"><code>${method.toUpperCase()} ${html(path)}</code> ${html(operation.summary)}</a></li>`,
  );
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${html(document.info.title)}</title><style>${STYLE}</style></head><body>
<header><h1>${html(document.info.title)}</h1><p>${html(document.info.description)}</p>
<p>${text('machine')}<a href="/api/v1/openapi.json">/api/v1/openapi.json</a></p></header>
<nav aria-label="${text('contents')}"><h2>${text('contents')}</h2><ul>${contents.join('')}
<li><a href="#schemas">${text('schemas')}</a></li><li><a href="#problems">${text('problems')}</a></li></ul></nav>
<main>${operations.map((o) => operationHtml(o.path, o.method, o.operation, text)).join('')}
<section id="schemas"><h2>${text('schemas')}</h2>${schemas.map(([name, schema]) => schemaHtml(name, schema)).join('')}</section>
${problemsHtml(locale, text)}</main></body></html>`;
}

type Text = (key: string) => string;

function operationHtml(path: string, method: string, operation: Operation, text: Text): string {
  const access = operation.security ? text('signedIn') : text('public');
  return `<section id="${operation.operationId}"><h2><code class="${method}">${method.toUpperCase()}</code> <code>${html(path)}</code></h2>
<p><strong>${html(operation.summary)}</strong> <small>${access}</small></p><p>${html(operation.description)}</p>
${parametersHtml(operation, text)}${bodyHtml(operation, text)}${responsesHtml(operation, text)}</section>`;
}

function parametersHtml({ parameters = [] }: Operation, text: Text): string {
  if (parameters.length === 0) return '';
  const rows = parameters.map(
    (p) =>
      `<tr><td><code>${html(p.name)}</code></td><td>${text(`in.${p.in}`)}</td><td>${kindHtml(p.schema)}</td><td>${p.required ? text('required') : ''}</td></tr>`,
  );
  return `<h3>${text('parameters')}</h3>${tableHtml([text('name'), text('where'), text('kind'), ''], rows)}`;
}

function bodyHtml({ requestBody }: Operation, text: Text): string {
  if (!requestBody) return '';
  const rows = Object.entries(requestBody.content).map(
    ([type, { schema }]) => `<tr><td><code>${html(type)}</code></td><td>${kindHtml(schema)}</td></tr>`,
  );
  return `<h3>${text('body')}</h3>${tableHtml([text('kind'), ''], rows)}`;
}

function responsesHtml({ responses }: Operation, text: Text): string {
  const rows = Object.entries(responses).map(([status, { description, content = {} }]) => {
    const kinds = Object.entries(content).map(([type, { schema }]) => `<code>${html(type)}</code> ${kindHtml(schema)}`);
    return `<tr><td>${status === 'default' ? '4xx 5xx' : status}</td><td>${html(description)}</td><td>${kinds.join('<br>')}</td></tr>`;
  });
  return `<h3>${text('responses')}</h3>${tableHtml([text('status'), text('meaning'), text('kind')], rows)}`;
}

function tableHtml(head: readonly string[], rows: readonly string[]): string {
  const cells = head.map((label) => `<th scope="col">${label}</th>`).join('');
  return `<div class="wide"><table><thead><tr>${cells}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

/** A schema in one line: `Issue[]`, `"json" | "xlsx"`, `{code: string, …}`. */
function kindHtml(schema: Schema): string {
  if (schema.$ref) {
    const name = html(schema.$ref.split('/').at(-1) ?? '');
    return `<a href="#schema-${name}">${name}</a>`;
  }
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return options.map(kindHtml).join(' | ');
  if (schema.allOf) return schema.allOf.map(kindHtml).join(' &amp; ');
  if (schema.const !== undefined) return `<code>${html(JSON.stringify(schema.const))}</code>`;
  if (schema.enum) return schema.enum.map((value) => `<code>${html(JSON.stringify(value))}</code>`).join(' | ');
  if (schema.items) return `${kindHtml(schema.items)}[]`;
  if (schema.properties) return `{${membersHtml(schema).join(', ')}}`;
  if (typeof schema.additionalProperties === 'object') return `{…: ${kindHtml(schema.additionalProperties)}}`;
  const types = [schema.type ?? '…'].flat().join(' | ');
  return html(schema.format ? `${types} (${schema.format})` : types);
}

function membersHtml({ properties = {}, required = [] }: Schema): string[] {
  return Object.entries(properties).map(
    ([name, schema]) => `<code>${html(name)}${required.includes(name) ? '' : '?'}</code>: ${kindHtml(schema)}`,
  );
}

function schemaHtml(name: string, schema: Schema): string {
  const members = schema.properties
    ? membersHtml(schema).map((m) => `<li>${m}</li>`)
    : [`<li>${kindHtml(schema)}</li>`];
  return `<article id="schema-${html(name)}"><h3><code>${html(name)}</code></h3><ul>${members.join('')}</ul></article>`;
}

function problemsHtml(locale: Locale, text: Text): string {
  const rows = Object.entries(STATUS_OF).map(([code, status]) => {
    const { title, detail } = problemTexts(code, {}, locale);
    return `<tr><td><code>${code}</code></td><td>${status}</td><td><strong>${html(title)}</strong><br>${html(detail)}</td></tr>`;
  });
  return `<section id="problems"><h2>${text('problems')}</h2>${tableHtml(['code', text('status'), text('meaning')], rows)}</section>`;
}
