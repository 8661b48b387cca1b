import { SaxesParser } from 'saxes';
import { fail, ok, type Result } from '../../shared/result.ts';

/** An element as it was read: its namespace and local name, attributes by qualified name, and where it stands. */
export interface Node {
  uri: string;
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: readonly Node[];
  text: string;
  line: number;
}

interface Open extends Node {
  attributes: Map<string, string>;
  children: Node[];
}

/**
 * Reads a namespace-aware XML document; the first thing that is not well-formed is the error (`line:column: what`).
 * Namespace declarations are not kept as attributes.
 */
export function parseXml(text: string): Result<Node, string> {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: Open[] = [];
  let root: Node | null = null;
  let problem: string | null = null;
  parser.on('error', (error) => {
    problem ??= error.message;
  });
  parser.on('opentag', (tag) => {
    const attributes = new Map<string, string>();
    for (const [name, { value, prefix }] of Object.entries(tag.attributes))
      if (prefix !== 'xmlns' && name !== 'xmlns') attributes.set(name, value);
    open.push({ uri: tag.uri, name: tag.local, attributes, children: [], text: '', line: parser.line });
  });
  parser.on('text', (piece) => {
    const parent = open.at(-1);
    if (parent) parent.text += piece;
  });
  parser.on('closetag', () => {
    const node = open.pop();
    if (!node) return;
    const parent = open.at(-1);
    if (parent) parent.children.push(node);
    else root = node;
  });
  parser.write(text).close();
  if (problem !== null) return fail(problem);
  return root === null ? fail('1:0: no element') : ok(root);
}

/** Every element of the tree, parents before children. */
export function* descendants(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children) yield* descendants(child);
}

/** `find(root, 'Hosts', 'Host')`: all elements at that path below the node. */
export function find(node: Node, ...path: string[]): Node[] {
  const [name, ...rest] = path;
  if (name === undefined) return [node];
  return node.children.filter((child) => child.name === name).flatMap((child) => find(child, ...rest));
}
