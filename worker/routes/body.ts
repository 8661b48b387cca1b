import type { Context } from 'hono';
import { fail, ok, type Result } from '../../shared/result.ts';
import { type Problem, problem } from '../problem/problem.ts';
import type { AppEnv } from './app-env.ts';

/** The body's bytes, read no further than `limit`. */
export async function readBytes(c: Context<AppEnv>, limit: number): Promise<Result<Uint8Array<ArrayBuffer>, Problem>> {
  const tooLarge = () => fail(problem('request.tooLarge', { limit: Math.round(limit / 1024 / 1024) }));
  const stated = c.req.header('content-length');
  if (Number(stated ?? 0) > limit) return tooLarge();
  // HTTP delivers no more than the length it states: then one read will do.
  if (stated !== undefined) {
    const bytes = new Uint8Array(await c.req.raw.arrayBuffer());
    return bytes.byteLength > limit ? tooLarge() : ok(bytes);
  }
  const { body } = c.req.raw;
  const bytes = body ? await bytesOf(body, limit) : new Uint8Array();
  return bytes ? ok(bytes) : tooLarge();
}

/** Holds most of what is handed in as JSON. */
const FIRST_READ = 64 * 1024;

/**
 * All of a stream of unknown length, or null where it is longer than `limit`. workerd fills a buffer before it answers:
 * a body that fits into it takes one turn, not one for each packet.
 */
async function bytesOf(body: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const reader = body.getReader({ mode: 'byob' });
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let room = FIRST_READ; ; room = Math.min(size + FIRST_READ, limit + 1)) {
    const { done, value } = await reader.readAtLeast(room, new Uint8Array(room));
    if (value) parts.push(value);
    size += value?.byteLength ?? 0;
    if (size > limit) {
      await reader.cancel();
      return null;
    }
    if (done || !value || value.byteLength < room) return joined(parts, size);
  }
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  if (parts.length === 1) return parts[0] as Uint8Array<ArrayBuffer>;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}

/** ES2024's isWellFormed is not in the shared library level yet. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Deeper than anything the contracts describe. */
const MAX_DEPTH = 12;

/**
 * Where JSON holds what neither the database nor the content hash can keep as it is: half a surrogate pair, NUL, a
 * key that is a part of every object, or nesting without end. null: nowhere. Without `escapes` in its text, strict
 * UTF-8 holds neither of the first two (a bare NUL is no JSON).
 */
export function unreadableAt(value: unknown, escapes = true): string | null {
  const path = keysTo(value, 0, escapes);
  return path && ['body', ...path.map((key) => key.slice(0, 40))].join('.');
}

const isUnreadable = (text: string) => text.includes('\u0000') || LONE_SURROGATE.test(text);

function keysTo(value: unknown, depth: number, escapes: boolean): string[] | null {
  if (typeof value === 'string') return escapes && isUnreadable(value) ? [] : null;
  if (typeof value !== 'object' || value === null) return null;
  if (depth > MAX_DEPTH) return [];
  // What came from JSON has no keys but its own.
  for (const key in value) {
    if (key === '__proto__' || (escapes && isUnreadable(key))) return [];
    const item = (value as Record<string, unknown>)[key];
    if (!escapes && typeof item !== 'object') continue;
    const found = keysTo(item, depth + 1, escapes);
    if (found) return [key, ...found];
  }
  return null;
}

/** Bytes as JSON that can be kept. */
export function jsonOf(bytes: Uint8Array): Result<unknown, Problem> {
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
    value = JSON.parse(text);
  } catch {
    return fail(problem('request.notJson'));
  }
  if (isPlain(text)) return ok(value);
  const path = unreadableAt(value, text.includes('\\u'));
  return path === null ? ok(value) : fail(problem('request.unreadableText', { path }));
}

/** Whether the text of some JSON shows already that nothing in it is unreadable: it takes a quarter of looking there. */
function isPlain(text: string): boolean {
  if (text.includes('\\') || text.includes('__proto__')) return false;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (sign === '"') i = text.indexOf('"', i + 1);
    else if (sign === '}' || sign === ']') depth--;
    else if ((sign === '{' || sign === '[') && ++depth > MAX_DEPTH) return false;
  }
  return true;
}
