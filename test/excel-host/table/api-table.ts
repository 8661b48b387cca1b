/**
 * What the shipped Excel runtime calls things: each type's members with their wire names, kind and the requirement set
 * they need. Read at test time from the debug file of the installed package; nothing of it is kept in the repository.
 */

export interface ApiMember {
  /** The name in scripts, such as `getUsedRange`. */
  readonly name: string;
  /** The name on the wire, such as `GetUsedRange`. */
  readonly wire: string;
  readonly kind: 'scalar' | 'navigation' | 'method';
  readonly set: string;
  readonly version: string;
  /** The type of object a navigation property or a method gives; absent for plain values. */
  readonly returns?: string;
  /** The runtime marks the call as one that writes. */
  readonly writes?: true;
}

/** Type name → wire name → member. */
export type ApiTable = Record<string, Record<string, ApiMember>>;

const TYPE_START = /^ {4}var (\w+) = \(function \(_super\) \{$/;
const TYPE_END = /^ {4}\}\(OfficeExtension\.ClientObject\)\);$/;
const MEMBER_START = /^ {8}(?:Object\.defineProperty\(\w+\.prototype, "(\w+)"|\w+\.prototype\.(\w+) = function)/;

/** The table of a debug file's text (`excel-web-16.00.debug.js`). */
export function apiTable(source: string): ApiTable {
  const lines = source.slice(source.indexOf('var _defaultApiSetName = "ExcelApi"')).split(/\r?\n/);
  const table: ApiTable = {};
  let type = '';
  let body: string[] = [];
  for (const line of lines) {
    const start = TYPE_START.exec(line);
    if (start) {
      type = start[1] as string;
      body = [];
    } else if (type && TYPE_END.test(line)) {
      table[type] ??= membersOf(body);
      type = '';
    } else if (type) body.push(line);
  }
  return table;
}

function membersOf(lines: readonly string[]): Record<string, ApiMember> {
  const members: Record<string, ApiMember> = {};
  const blocks: { name: string; text: string }[] = [];
  for (const line of lines) {
    const start = MEMBER_START.exec(line);
    if (start) blocks.push({ name: (start[1] ?? start[2]) as string, text: line });
    else if (blocks.length > 0) (blocks.at(-1) as { text: string }).text += `\n${line}`;
  }
  const scalars = scalarWires(blocks);
  for (const block of blocks) {
    const member = memberOf(block.name, block.text, scalars);
    if (member) members[member.wire] = member;
  }
  return members;
}

function scalarWires(blocks: readonly { name: string; text: string }[]): Map<string, string> {
  const list = (name: string) => {
    const text = blocks.find((block) => block.name === name)?.text ?? '';
    return [...(/\[([^\]]*)\]/.exec(text)?.[1] ?? '').matchAll(/"(\w+)"/g)].map((found) => found[1] as string);
  };
  const wires = list('_scalarPropertyOriginalNames');
  return new Map(list('_scalarPropertyNames').map((name, at) => [name, wires[at] ?? name]));
}

function memberOf(name: string, text: string, scalars: Map<string, string>): ApiMember | undefined {
  const level = /_throwIfApiNotSupported\("[^"]*", (?:_defaultApiSetName|"(\w+)"), "([\d.]+)"/.exec(text);
  const needs = { set: level?.[1] ?? 'ExcelApi', version: level?.[2] ?? '1.1' };
  const property = /_createPropertyObject\((?:Excel|OfficeCore)\.(\w+), this, "(\w+)"/.exec(text);
  if (property)
    return { name, wire: property[2] as string, kind: 'navigation', ...needs, returns: property[1] as string };
  const object = /_createMethodObject\((?:Excel|OfficeCore)\.(\w+), this, "(\w+)", (\d)/.exec(text);
  if (object) {
    const writes = object[3] === '0' ? { writes: true as const } : {};
    return { name, wire: object[2] as string, kind: 'method', ...needs, returns: object[1] as string, ...writes };
  }
  const indexer = /_createIndexerObject\((?:Excel|OfficeCore)\.(\w+), this/.exec(text);
  if (indexer) return { name, wire: 'GetItem', kind: 'method', ...needs, returns: indexer[1] as string };
  const call = /_invokeMethod\(this, "(\w+)", (\d)/.exec(text);
  if (call) {
    const writes = call[2] === '0' ? { writes: true as const } : {};
    return { name, wire: call[1] as string, kind: 'method', ...needs, ...writes };
  }
  const wire = scalars.get(name);
  return wire ? { name, wire, kind: 'scalar', ...needs } : undefined;
}
